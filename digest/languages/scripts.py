"""Scripts: the letters a language is written in, and what follows from them."""

from __future__ import annotations

from digest.languages.checks import Part, part

WESTERN = "0123456789"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"


@part
class Script(Part):
    """How letters run and join, and which signs go with them.

    *joins*: letters are written together, so none may be tracked, cut off or set in capitals.
    *letter*: a letter that a font must have to set the script, " " where every font has it.
    *comma*: what parts the items of a list.
    *cased*: there are capital letters, by which names are known.
    *asks*: what ends a question beside "?".
    *digits*: the script's own ten digits, where it has some beside 0123.
    *unwritten*: a set of signs, in a regular expression, that a search does not count as letters;
    *folded*: pairs of letters, the first of which is searched for as the second.
    *alefs*: letters that open a word as the first of them does.
    *articles*: what is written at the head of a word, the longest first.
    """

    name: str = "Latin"
    right_to_left: bool = False
    joins: bool = False
    cased: bool = True
    letter: str = " "
    comma: str = ", "
    asks: str = ""
    digits: str = ""
    unwritten: str = ""
    folded: tuple[tuple[str, str], ...] = ()
    alefs: str = ""
    articles: tuple[str, ...] = ()


LATIN = Script(
    folded=(
        ("ß", "ss"),
        ("æ", "ae"),
        ("œ", "oe"),
        ("ø", "o"),
        ("đ", "d"),
        ("ð", "d"),
        ("ł", "l"),
        ("þ", "th"),
        ("ı", "i"),
    )
)
GREEK = Script(name="Greek", letter="λ", asks=";", folded=(("ς", "σ"),))
CYRILLIC = Script(name="Cyrillic", letter="ж")
HEBREW = Script(name="Hebrew", right_to_left=True, joins=True, cased=False)
ARABIC = Script(
    name="Arabic",
    right_to_left=True,
    joins=True,
    cased=False,
    letter="ع",
    comma="، ",
    digits=ARABIC_DIGITS,
    # vowel signs, the tatweel and marks of direction
    unwritten="\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c-\u200f",
    articles=("وال", "فال", "بال", "كال", "ال", "لل"),
    # no tatweel, one alef, one yeh, one teh and no hamza, as search engines write them
    folded=(
        ("\u0640", ""),
        ("أ", "ا"),
        ("إ", "ا"),
        ("آ", "ا"),
        ("ٱ", "ا"),
        ("ى", "ي"),
        ("ة", "ه"),
        ("ؤ", "و"),
        ("ئ", "ي"),
    ),
    alefs="اأإآٱ",
)
