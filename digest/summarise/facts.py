"""What can be pulled out of a story: quotations with their speaker, and figures with their unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from digest.model import Figure, Quote, Sentence
from digest.text.quotation import spans
from digest.text.words import base

#: Words of a quotation fit to be pulled out.
QUOTE_WORDS = range(6, 41)

_NAME = r"(?:[A-ZÀ-Þ][\w’'-]*[\w.]\s){0,4}[A-ZÀ-Þ][\w’'-]+[\w]"
_VERBS = {
    "en": "said|says|told|added|adds|warned|wrote|argued|insisted|explained|admitted|claimed|noted|recalled|declared|"
          "stated|joked|"
          "replied|asked|tweeted|concluded|stressed|announced|promised",
    "fr": "dit|déclaré|affirmé|expliqué|ajouté|estimé|assuré|lancé|déploré|souligné|rappelé|confié|indiqué|regretté|"
          "écrit|annoncé|"
          "explique|estime|affirme|assure|déclare|ajoute|souligne|déplore|raconte|rappelle|confie|regrette|plaisante|"
          "observe|résume|précise|précisé",
    "es": "dijo|afirmó|explicó|añadió|señaló|aseguró|declaró|indicó|advirtió|escribió|sostuvo|subrayó|agregó|dice|"
          "explica|asegura",
    "de": "sagte|sagt|erklärte|betonte|warnte|schrieb|ergänzte|kritisierte|forderte|meinte|teilte",
    "ar": "قال|قالت|اضاف|أضاف|أضافت|أكد|أكدت|صرح|صرحت|أوضح|أوضحت|ذكر|ذكرت|شدد|شددت",
}
_ARABIC_NAME = r"[\u0621-\u064a]+(?: [\u0621-\u064a]+){1,3}"
_NO_NAME_WORDS = (
    "The A An In On At He She It They But And While When As After For By We I You His Her Their This That Le "
    "La Les Il Elle Un Une Ce Cette Et Mais El Los Las Der Die Das Er Sie Monday Tuesday Wednesday Thursday "
    "Friday Saturday Sunday"
)
_NO_NAME = frozenset(_NO_NAME_WORDS.split())

_ADDRESSED_WORDS = (
    "Mr Mrs Ms Dr Sir Miss President Minister Chairman Captain Skipper Mme Madame Monsieur Herr Frau Señor"
)
_ADDRESSED = frozenset(_ADDRESSED_WORDS.split())

_NUMBER = (r"(?:(?:[$€£¥]|US\$|A\$|C\$)\s?\d[\d.,\u00a0\u202f ]*\d|(?:[$€£¥]|US\$|A\$|C\$)\s?\d|"
           r"\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
           r"(?:\s?(?:%|per cent|percent|pour cent|por ciento|Prozent))?"
           r"(?:\s(?:million|billion|trillion|thousand|millions?|milliards?|millones|mil millones|Millionen|"
           r"Milliarden|مليون|مليار|ألف|bn|m)\b)?")
_FIGURE = re.compile(rf"(?<![\w.,:/-]){_NUMBER}(?![\w:/-]|[.,]\d)")
_PLAIN_YEAR = re.compile(r"^(?:1[5-9]|20)\d\d$")
_NAMED = re.compile(r"(?<!^)\b[A-ZÀ-Þ][\w’'-]* $")  # France 24, Boeing 737
_UNIT = re.compile(r"(?: (?:de |d['’]|of |more |square |cubic )?[^\W\d_][\w'’-]*){1,3}")
_ENDS_LABEL = re.compile(r"\s(?:in|on|at|by|for|to|from|and|or|that|who|which|were|was|have|has|had|are|is|will|"
                         r"after|before|since|during|"
                         r"dans|en|à|au|aux|sur|par|pour|et|ou|qui|que|ont|a|sont|est|y|o|con|para|que|und|oder|im|"
                         r"am|für|mit|"
                         r"via|last|this|earlier|later|ago|old|with|as|than|the|a|an|into|over|under|between|when|"
                         r"while|but)\b.*$", re.IGNORECASE)


def quotes(sentences: Iterable[Sentence], *, language: str) -> tuple[Quote, ...]:
    """Real quotations whose speaker the same sentence names, in order: verbatim, one mark open, one closed."""
    told = list(sentences)
    found = (_quote(sentence, base(language)) for sentence in told)
    return tuple(replace(quote, speaker=_full_name(quote.speaker, told)) for quote in found if quote)


def figures(sentences: Iterable[Sentence]) -> tuple[Figure, ...]:
    """Numbers with what they count, one a sentence, the sentences' order kept; years, dates and ages are none."""
    found = (_figure(sentence) for sentence in sentences)
    unique = {figure.value: figure for figure in reversed([figure for figure in found if figure])}
    return tuple(reversed(unique.values()))


def _quote(sentence: Sentence, language: str) -> Quote | None:
    text = sentence.text
    quoted = [span for span in spans(text) if span.quote and span.closed]
    if len(quoted) != 1:
        return None
    words = text[quoted[0].start + 1:quoted[0].end - 1].strip(" \u00a0\u202f").rstrip(",،")
    if len(words.split()) not in QUOTE_WORDS or not (words[:1].isupper() or "\u0600" < words[:1] < "\u06ff"):
        return None
    rest = f"{text[:quoted[0].start]}\0{text[quoted[0].end:]}"
    speaker = _speaker(rest, language)
    return Quote(text=words, speaker=speaker, sentence=sentence) if speaker else None


def _speaker(rest: str, language: str) -> str:
    """Who speaks, from the words around a quotation that a NUL stands for; "" where they do not name anybody."""
    verbs = _VERBS.get(language, _VERBS["en"])
    if language == "ar":
        match = re.search(rf"(?:^|\s)و?(?:{verbs})\s+({_ARABIC_NAME})", rest)
        return match.group(1) if match else ""
    for pattern in (rf"\0,?\s*(?:(?:a|ha|hat|avait)\s)?(?:{verbs})\s(?:[a-zà-ÿ-]+\s){{0,6}}?({_NAME})",
                    (rf"\0,?\s*(?:[a-zà-ÿ-]+\s){{0,5}}({_NAME})(?:,[^,\0]+,)?\s(?:(?:a|ha|hat|has|also|"
                     rf"later)\s)?(?:{verbs})\b"),
                    rf"({_NAME})(?:,[^,\0]+,)?\s(?:(?:a|ha|hat|has|also|later)\s)?(?:{verbs})\b[^\0]{{0,40}}\0"):
        match = re.search(pattern, rest)
        if match and match.group(1).split()[0] not in _NO_NAME and "," not in match.group(1):
            return match.group(1).removesuffix("’s").removesuffix("'s")
    return ""


def _full_name(speaker: str, sentences: Iterable[Sentence]) -> str:
    """A bare surname with the first name that another sentence gives it."""
    if " " in speaker or "\u0600" < speaker[:1] < "\u06ff":
        return speaker
    pattern = re.compile(rf"\b[A-ZÀ-Þ][a-zà-ÿ]+ {re.escape(speaker)}\b")
    names = [match.group() for sentence in sentences for match in pattern.finditer(sentence.text)
             if match.group().split()[0] not in _NO_NAME | _ADDRESSED]
    return names[0] if names else speaker


def _figure(sentence: Sentence) -> Figure | None:
    for match in _FIGURE.finditer(sentence.text):
        value = match.group().strip()
        if _NAMED.search(sentence.text[:match.start()]) or _PLAIN_YEAR.match(value) or (value.isdigit() and int(value) < 10):
            continue
        unit = _UNIT.match(sentence.text, match.end())
        label = _ENDS_LABEL.sub("", unit.group()).strip() if unit else ""
        if label and not re.match(r"(?:January|February|March|April|May|June|July|August|September|October|November|"
                                  r"December|"
                                  r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|"
                                  r"décembre|de\b|"
                                  r"Januar|Februar|März|Juni|Juli|Oktober|Dezember|years? old|am|pm|GMT|EST)", label):
            return Figure(value=value, label=label, sentence=sentence)
        if not label and re.search(r"[%$€£¥]|per ?cent|pour cent|million|billion|milliard", value):
            return Figure(value=value, label="", sentence=sentence)
    return None


def standfirst(candidates: Sequence[Sentence], given: str, *, first: Sentence | None) -> str:
    """One sentence under the headline that the story's first does not repeat; "" where none serves.

    The outlet's own standfirst (*given*) where it is whole and not the first sentence over again; else none.
    """
    opening = _plain(first.text) if first else ""
    own = " ".join(given.split())
    if own and 5 <= len(own.split()) <= 45 and own[-1:] in ".!?”\"»" and not _echo(_plain(own), opening):
        return own
    for sentence in candidates:
        if 8 <= sentence.words <= 32 and not _echo(_plain(sentence.text), opening) and "\"" not in sentence.text:
            return sentence.text
    return ""


def _plain(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def _echo(words: frozenset[str], others: frozenset[str] | str) -> bool:
    """Whether most of the shorter one's words stand in the other."""
    if not words or not others or isinstance(others, str):
        return False
    return len(words & others) >= 0.7 * min(len(words), len(others))
