"""Which language a text is written in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from digest.text.stopwords import STOP_WORDS

LANGUAGES = ("en", "fr", "es", "de", "ar", "it", "pt", "nl")
SAMPLE = 500  # characters: as sure as the whole article, at a tenth of its cost
FEWEST_LETTERS = 20
LEAST_CONFIDENCE = (
    0.6  # a wrong guess on an English headline of names stays below; a whole sentence reaches .97
)

ENGLISH_SHARE, ENGLISH_WORDS = 0.3, 10  # Dutch, the nearest, stays at .17

_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
_NAMES = {
    "english": "en",
    "french": "fr",
    "français": "fr",
    "francais": "fr",
    "spanish": "es",
    "español": "es",
    "german": "de",
    "deutsch": "de",
    "arabic": "ar",
    "العربية": "ar",
    "italian": "it",
    "portuguese": "pt",
    "dutch": "nl",
}


def normalise(declared: str) -> str:
    """The two- or three-letter code of a declared language: "en_US.UTF-8" and "English" are "en"; "" for nonsense."""
    word = declared.strip().lower()
    if word in _NAMES:
        return _NAMES[word]
    match = re.match(r"([a-z]{2,3})(?:[-_.].*)?$", word)
    return match[1] if match else ""


def is_arabic_script(text: str) -> bool:
    """Whether most letters of *text*'s beginning are Arabic ones."""
    sample = text[:SAMPLE]
    return 2 * len(_ARABIC.findall(sample)) > len(_LETTER.findall(sample))


def detect(text: str, *, default: str, among: Sequence[str] = LANGUAGES) -> str:
    """The language of *text*, one of *among*; *default* where it is too short or the guess too unsure."""
    sample = text[:SAMPLE]
    if len(_LETTER.findall(sample)) < FEWEST_LETTERS:
        return default
    if "ar" in among and is_arabic_script(sample):
        return "ar"
    if "en" in among and _surely_english(sample):
        return "en"
    language, confidence = _classifier(tuple(sorted(among)))(sample)
    return language if confidence >= LEAST_CONFIDENCE else default


def _surely_english(sample: str) -> bool:
    """Whether so many words are English stop words as in no other language: spares most weeks the model's loading."""
    words = _WORD.findall(sample.lower())
    hits = sum(word in STOP_WORDS["en"] for word in words)
    others = max(
        sum(word in STOP_WORDS[language] for word in words) for language in ("fr", "es", "de")
    )
    return hits >= ENGLISH_SHARE * len(words) and hits >= ENGLISH_WORDS and hits >= 2 * others


@cache
def _classifier(among: tuple[str, ...]) -> Callable[[str], tuple[str, float]]:
    """The model limited to the languages of *among* that it knows. Loading takes half a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in among if code in identifier.labels] or None)
    classify: Callable[[str], tuple[str, float]] = identifier.classify
    return classify
