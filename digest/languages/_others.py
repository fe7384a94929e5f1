"""Data on languages that have no file of their own; a language that gets a file is removed here."""

from __future__ import annotations

from digest.languages.model import Language, Names, Reading, Vocabulary
from digest.languages.scripts import ARABIC, CYRILLIC, GREEK, HEBREW, PERSIAN_DIGITS

OTHERS = {
    each.code: each
    for each in (
        Language(
            code="pt",
            called=("portuguese",),
            stemmer="portuguese",
            naming=Names(particles="da|dos"),
            reading=Reading(day_first=True),
        ),
        Language(
            code="nl",
            called=("dutch",),
            stemmer="dutch",
            reading=Reading(day_first=True),
            naming=Names(particles="van|der|den|ter"),
        ),
        Language(code="sv", stemmer="swedish", detected=False),
        Language(code="da", stemmer="danish", detected=False),
        Language(code="no", stemmer="norwegian", detected=False),
        Language(code="ro", stemmer="romanian", detected=False),
        *(  # their names bear endings
            Language(
                code=code, stemmer=stemmer, detected=False, vocabulary=Vocabulary(inflected=True)
            )
            for code, stemmer in (("fi", "finnish"), ("hu", "hungarian"), ("tr", "turkish"))
        ),
        Language(
            code="ru",
            script=CYRILLIC,
            stemmer="russian",
            detected=False,
            vocabulary=Vocabulary(inflected=True),
        ),
        Language(code="fa", script=ARABIC, digits=PERSIAN_DIGITS, detected=False),
        Language(code="ur", script=ARABIC, detected=False),
        Language(code="he", script=HEBREW, detected=False),
        Language(code="el", script=GREEK, detected=False),
        *(
            Language(code=code, script=CYRILLIC, detected=False)
            for code in ("be", "bg", "kk", "ky", "mk", "mn", "sr", "tg", "tt", "uk")
        ),
    )
}
