"""Data on languages that have no file of their own; a language that gets a file is removed here."""

from __future__ import annotations

from digest.languages.model import Breaks, Language, Names, Reading, Vocabulary
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
            breaks=Breaks(
                openers="""
                    a ao aos à às após até com contra da das de desde do dos durante e em entre mas
                    na nas no nos ou para pela pelas pelo pelos por porque que quando se sem sob
                    sobre
                """,
                bound="""
                    o os as um uma uns umas seu sua seus suas este esta estes estas esse essa cada
                    não é são foi foram será está estão tem têm há pode podem deve devem vai vão
                    muito mais
                """,
            ),
        ),
        Language(
            code="nl",
            called=("dutch",),
            stemmer="dutch",
            reading=Reading(day_first=True),
            naming=Names(particles="van|der|den|ter"),
            breaks=Breaks(
                openers="""
                    aan achter als bij dat door en in maar met na naar of om onder op over sinds
                    tegen tijdens toen tot tussen uit van vanaf voor want wanneer zonder
                """,
                bound="""
                    de het een deze die dit te geen zijn haar hun ons onze elke is was wordt worden
                    werd werden heeft hebben had kan kunnen moet moeten wil willen zal zullen mag
                    niet zeer bijna
                """,
                either="aan af door in mee na om op over uit van voor is was heeft wordt kan",
            ),
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
