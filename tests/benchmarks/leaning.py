"""More that a reader trips over: nouns nobody introduced, links' headlines, openings without the news.

Its lists come from grammars and style books, none from ``digest``, as in ``readability.py``, which calls it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

# Articles before a noun that is known, words that count or introduce it, and what explains it right behind.
NOUNS = {
    "en": (
        r"\b(?:the|these|those)\s+(?:(?:two|three|four|five|six|seven|eight|nine|ten|other|same)\s+)?([a-z]{3,})\b",
        (
            r"(?:an?|another|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens\s+of|some|several|many|"
            r"hundreds\s+of|thousands\s+of|\d[\d,.]*|every|no|such|more\s+than\s+\w+|new)\s+(?:[\w’'-]+\s+){0,3}?"
        ),
        (
            r"\s*(?:$|[,.;:!?)”\"’']|—|–|--)|\s+(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|said|says|"
            r"told|found|came|went|took|made|began|left|met|saw|and|or|but|after|before|when|while|as|because|during|since|until|"
            r"did|does|do|\w{3,}ed|(?:in|on|by|at)\s+(?:\d|January|February|March|April|May|June|July|August|September|October|"
            r"November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))\b"
        ),
    ),
    "fr": (
        r"(?:\b(?:le|la|les|ce|cet|cette|ces)\s+|\bl['’])([a-zà-öø-ÿœ]{4,})\b",
        (
            r"(?:une?|des|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs|quelques|certaine?s|\d[\d .,]*|aucune?)\s+"
            r"(?:[\w’'-]+\s+){0,2}?"
        ),
        r"\s*(?:$|[,.;:!?)»\"])|\s+(?:a|ont|est|sont|était|étaient|avait|avaient|sera|seront|va|vont|et|ou|mais|se|s['’])\b",
    ),
    "es": (
        r"\b(?:el|la|los|las|este|esta|estos|estas)\s+([a-zà-öø-ÿ]{4,})\b",
        r"(?:una?|unos|unas|dos|tres|cuatro|cinco|varios|varias|algunos|algunas|\d[\d.,]*)\s+(?:[\w-]+\s+){0,2}?",
        r"\s*(?:$|[,.;:!?)»\"])|\s+(?:ha|han|es|son|era|eran|fue|fueron|había|habían|y|o|pero|se)\b",
    ),
    "it": (
        r"(?:\b(?:il|lo|la|i|gli|le|questo|questa|questi|queste)\s+|\bl['’])([a-zà-ù]{4,})\b",
        r"(?:un|uno|una|un['’]|due|tre|quattro|cinque|alcuni|alcune|diversi|diverse|\d[\d.,]*)\s*(?:[\w-]+\s+){0,2}?",
        r"\s*(?:$|[,.;:!?)»\"])|\s+(?:ha|hanno|è|sono|era|erano|aveva|avevano|sarà|e|o|ma|si)\b",
    ),
    "de": (
        r"\b(?:der|die|das|den|dem|des|diese[rnms]?)\s+([A-ZÄÖÜ][a-zäöüß]{3,})\b",
        r"(?:eine?[nmrs]?|zwei|drei|vier|fünf|sechs|mehrere[nr]?|einige[nr]?|\d[\d.,]*)\s+(?:[\wäöüß-]+\s+){0,2}?",
        r"\s*(?:$|[,.;:!?)“\"])|\s+(?:ist|sind|war|waren|hat|haben|hatte|hatten|wird|werden|wurde|wurden|und|oder|sei|soll)\b",
    ),
}
# One of each stands in every reader's head.
UNIQUE = frozenset(
    re.findall(
        r"\w+",
        (
            "police government president public weather world country state law army senate house court press internet people morning evening "
            "night week weekend month year day end start beginning rest way right left north south east west time future past king queen pope "
            "economy market media sun moon sea air border capital city region war première premier gouvernement président police pays monde "
            "justice armée fois jour jours année années semaine matin soir nuit suite loi gobierno presidente policía país mundo tiempo "
            "governo polizia paese mondo regierung polizei welt jahr woche land staat"
        ),
    )
)
# What one speaks of so was just told.
RETOLD = re.compile(
    r"The\s+([a-z]{3,})\s+(?:is|are|was|were|has|have|had|will|would|comes?|came|follows?|followed|says?|said|finds?|found|takes?|took|"
    r"\w{3,}ed)\b"
)
WEAK = re.compile(
    r"\((?-i:(?!\s*[A-Z.]{2,12}\s*\)))|\[|(?:in\s+the\s+end|finally|at\s+the\s+end\s+of\s+the\s+day|after\s+all|of\s+course|by\s+the\s+way|au\s+final|"
    r"au\s+bout\s+du\s+compte|en\s+fin\s+de\s+compte|al\s+final|am\s+ende|alla\s+fine)\b|"
    r"(?:watch|see|click|here\s+(?:is|are)|here['’]s|thank\s+you|welcome\s+to)\b",
    re.IGNORECASE,
)
LEFT_OVER = re.compile(
    r"\bmarket\s+data\s+(?:is\s+)?provided\b|\bpowered\s+and\s+implemented\s+by\b|\blegal\s+statement\b|\badvertisement\s+supported\s+by\b|"
    r"\bmutual\s+fund\s+and\s+etf\b|\brewritten,?\s+or\s+redistributed\b|^\s*related\s+stories\b|\bsuccessfully\s+subscribed\b|"
    r"\bstory\s+tips\s+can\s+be\s+sent\b|^edited\s+by\s*:|\bthese\s+updates\s+are\s+now\s+closed\b|\bskipping\s+the\s+main\s+menu\b|\bnews\s+tip\?",
    re.IGNORECASE,
)


BYLINE = re.compile(
    r"\bBy\s+(?:[A-Z][\w'’-]+\s+){2,3}(?:and\s+(?:[A-Z][\w'’-]+\s+){2,3})?(?:Reporting\s+from\b|(?:The|A|An|On|In)\s)"
)


# What stands for a thing that its source has named otherwise.
HYPERNYM = re.compile(
    r"film|movie|creature|animal|discovery|competition|contest|exploit|bug|orders?|attack|crash|movement|hackers?|victims?|suspects?|"
    r"couple|pair|trio|announcement|decision|verdict|ruling|ceremony|operation|vessel"
)
# The house style of headlines: no article, no possessive, no auxiliary, the present.
PLAIN = re.compile(
    r"\b(?:an?|the|this|that|these|those|his|her|its|their|our|my|your|some|any|every|each|no|another|more|many|most|all|both|"
    r"is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|do|does|did|he|she|it|they|we|you|i|who|"
    r"which|there|what|if|when|while|because|since|as)\b|['’]s\s|\d|[\"“”]",
    re.IGNORECASE,
)
# An article's last part, where other news may stand.
LATE = 0.4
# Letters of other alphabets, and what else belongs to a page and not to its text.
STRANGE = re.compile(
    r"[\u0370-\u03ff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u0900-\u097f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)
PAGE = re.compile(
    r"©|pic\.twitter\.com|https?://|\bwww\.|\bthank(?:s| you) for (?:using|reading|watching|visiting|listening|joining)\b|"
    r"\bstreaming (?:now|exclusively|only)\b|\bplease (?:contact|try|enable|note that)\b|\bby (?:submitting|clicking|entering)\b|"
    r"\byour (?:inbox|browser|e-?mail address)\b|\b(?:gallery|slideshow|video|chart|graphic|map|photos?|pictures?) (?:above|below)\b|"
    r"\bis an? (?:senior |staff |freelance |politics |sports )?(?:writer|reporter|editor|producer|correspondent) (?:for|at|with)\b|"
    r"\b(?:subscribers?|members) only\b|\bbreaking news story\b|:\s*\d+(?:st|nd|rd|th)\b|"
    r"\bmelden sie sich\b|\bdanke, dass sie\b|\bartikel speichern\b|\bvous (?:ne )?pouvez (?:lire|vous)\b|"
    r"\b(?:Japanese|English|original) (?:version|original)\b|\bits own content\b|\bcomments or complaints\b",
    re.IGNORECASE,
)
# A picture's caption tells in the present what it shows, and gives the day.
SHOWN = re.compile(
    r"\b(?:attends?|speaks?|walks?|stands?|looks?|poses?|arrives?|delivers?|shakes?|informs?|holds?|waves?|celebrates?|reacts?|"
    r"gestures?|greets?|gathers?|hosts?|joins?|discuss(?:es)?|crashes?)\b.*(?:\b[A-Z][a-z]+\.? \d{1,2}, \d{4}\W*$|[‘“\"'][A-Z][^’”\"']{3,50}[’”\"'])"
)
# Two texts in one sentence: a small letter and an opener without a sign, a blank too many, an acronym run into a word.
JOINED = re.compile(
    r"(?<=[a-zà-ÿ])(?<! of)(?<! in)(?<! to)(?<! at) (?:The|This|These|Those|There|After|When|While|But|Although|Der|Die|Das|Le|Les|Une?|Cette) "
    r"(?=[a-zà-ÿ]{2,})|[^\s.!?:;,]\s{3,}[A-Z]|\b[A-ZÀ-Þ]{3,}(?!s\b)[a-zß-ÿ]{1,3}\s[a-zß-ÿ]"
)
# What only the sentence before can explain, wherever it stands.
POINTING = re.compile(
    r"\b(?:(?:these|those)\s+(?!who\b|which\b|that\b|of\b|in\b|with\b|days\b)[a-z]{4,}(?<!ed)|such\s+(?!as\b|an?\b)[a-z]{4,}|"
    r"solche[nrms]?\s+[A-ZÄÖÜ]\w+|ces\s+derni(?:er|ère)s|ce\s+dernier|cette\s+dernière|(?:ceux|celles|celui|celle)-ci)\b|"
    r"[^,]{12,}[,\w]\s+then\s+\w{3,}ed\b|^(?:now|today),|\bà\s+l['’]époque\b|^(?:at\s+least\s+)?\w+\s+others\b",
    re.IGNORECASE,
)
# Left over between sentences: captions that say who stands where, lists of other news.
CAPTION = re.compile(
    r"^[^.]{0,120},\s+(?:left|right|centre|center|above|below)\b[^.]{0,60},\s*(?:and\s+[^.]{0,60},?\s*)?(?:left|right|centre|center)\b|"
    r"^['‘“\"]?[A-Z][\w ]{2,24}['’”\"]?:\s+[A-Z]|\bNational\s+Daily\s+Since\b"
)


def unintroduced(text: str, sentences: Sequence[Mapping[str, Any]], index: int, code: str) -> str:
    """The known noun of the sentence at *index* that its source introduces in what is left out; "" for none."""
    if code not in NOUNS:
        return ""
    known, counted, over = NOUNS[code]
    sentence = sentences[index]
    words, before = str(sentence["text"]), text[: sentence["start"]]
    told = " ".join(str(each["text"]) for each in sentences[:index])
    for match in re.finditer(rf"(?i:{known})", words):
        noun = match[1]
        if noun[:1].isupper() != (code == "de"):
            continue
        if noun.lower() in UNIQUE or not re.match(over, words[match.end() :]):
            continue
        form = re.escape(re.sub(r"(?:ies|y)$", "", noun.rstrip("sx")) or noun)
        form = {"men": "m[ae]n", "women": "wom[ae]n"}.get(noun, form)
        any_form = rf"\b{form}(?:s|x|es|y|ies|n|en)?\b"
        if re.search(any_form, f"{told} {words[: match.start()]}", re.IGNORECASE):
            continue
        first = re.search(rf"\b{counted}{any_form}", before, re.IGNORECASE)
        named = code != "de" and re.search(
            rf"[A-Z][\w’'-]+\s+(?:{form[:1].upper()}{form[1:]}|{form})\b", before
        )
        if first or named or (HYPERNYM.fullmatch(noun) and not index):
            return match[0]
    return ""


def left_over(words: str) -> str:
    """What belongs to the page and not to its text: another alphabet, a notice, a caption, a second text run into the first."""
    letters = len(re.findall(r"[^\W\d_]", words))
    strange = STRANGE.findall(words)
    if strange and 4 * len(strange) < 3 * letters:
        return "".join(strange[:12])
    for pattern in (PAGE, SHOWN, JOINED):
        if match := pattern.search(words):
            return match[0][:40]
    names = re.findall(r"[A-Z][a-z]+ [A-Z][a-z]+", words)
    again = next((name for name in names if names.count(name) > 1), "")
    between = words.split(again)[1] if again else ","
    return "" if re.search(r"[,.;:—–\"“”]", between) else again


def pointing(words: str) -> str:
    """What points at a thing in the sentence before."""
    match = POINTING.search(words)
    return match[0][-30:] if match else ""


def off(title: str, text: str, sentences: Sequence[Mapping[str, Any]], index: int) -> str:
    """The words of a sentence that has none in common with the headline and the rest of the summary, far into its *text*."""
    if sentences[index]["start"] < LATE * len(text):
        return ""
    own = _matter(str(sentences[index]["text"]))
    others = [str(each["text"]) for place, each in enumerate(sentences) if place != index]
    if not index or len(others) < 2 or len(own) < 3:
        return ""
    return "" if own & _matter(" ".join([title, *others])) else " ".join(sorted(own)[:4])


def retold(sentences: Sequence[Mapping[str, Any]], index: int) -> str:
    """What a summary opens with as if it were just told, though its source told it before."""
    words = str(sentences[index]["text"])
    match = RETOLD.match(words) if not index and sentences[index]["start"] > 0 else None
    return match[0] if match and match[1] not in UNIQUE else ""


# Words that a headline in capitals leaves small.
SMALL = frozenset(("the", "and", "for", "with", "from", "over", "into", "after"))


def a_headline(words: str) -> str:
    """What shows that the sentence is another story's headline, or that one is glued to it."""
    if re.search(r"[\w”\"’'):]\s[.!…]$", words):
        return words[-12:]
    capitals = re.match(r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.,:-]+\s+){4,}", words)
    if capitals:
        return capitals[0]
    count = len(words.split())
    small = len(re.findall(r"\b[a-z]{3,}", words))
    if 6 <= count <= 14 and 2 * small > count and not PLAIN.search(words) and words[:1].isupper():
        return words[:30]
    long = [
        word
        for word in re.findall(r"[^\W\d_][\w’'-]*", words)
        if len(word) > 2 and word not in SMALL
    ]
    titled = [word for word in long if word[0].isupper()]
    return words[:30] if len(long) >= 6 and len(titled) >= 0.95 * len(long) else ""


def weak(sentences: Sequence[Mapping[str, Any]], index: int) -> str:
    """What a summary opens with that is no news: an aside, a last word, a call."""
    match = WEAK.match(str(sentences[index]["text"])) if not index else None
    return match[0] if match else ""


def missed(title: str, sentences: Sequence[Mapping[str, Any]], index: int) -> str:
    """What the headline announces and no sentence of the summary speaks of; "" where one does."""
    wanted = _matter(title) if not index else set()
    told = _matter(" ".join(str(each["text"]) for each in sentences))
    return "" if len(wanted) < 3 or wanted & told else " ".join(sorted(wanted)[:4])


def _matter(words: str) -> set[str]:
    return {word[:6] for word in re.findall(r"[^\W_]{4,}", words.lower())}
