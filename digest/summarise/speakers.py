"""Who says a quotation: the name that the words around it give, and that name in full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from digest.model import Article
from digest.summarise.numbers import spelled
from digest.text.quotation import Span, spans
from digest.text.words import base

_PART = r"(?:[A-ZÀ-Þ][\w’'.-]{0,30}[\w.]|[A-ZÀ-Þ]\.)"
_PARTICLE = r"(?:(?:de|del|della|da|di|du|la|le|van|von|der|den|bin|ibn|al|el|ter|dos|y)\s|d[’'])"
_NAME = rf"{_PART}(?:\s{_PARTICLE}{{0,2}}{_PART}){{0,4}}"
_VERBS = {
    "en": "said|says|added|adds|warned|warns|wrote|writes|argued|argues|insisted|explained|explains|admitted|admits|claimed|claims|"
    "noted|recalled|recalls|declared|stated|joked|replied|tweeted|concluded|stressed|announced|promised",
    "fr": "dit|déclaré|affirmé|expliqué|ajouté|estimé|assuré|lancé|déploré|souligné|rappelé|confié|indiqué|regretté|écrit|annoncé|"
    "précisé|explique|estime|affirme|assure|déclare|ajoute|souligne|déplore|raconte|rappelle|confie|regrette|plaisante|"
    "observe|résume|précise|indique|lance",
    "es": "dijo|afirmó|explicó|añadió|señaló|aseguró|declaró|indicó|advirtió|escribió|sostuvo|subrayó|agregó|dice|explica|asegura|"
    "afirma|señala",
    "de": "sagte|sagt|erklärte|betonte|warnte|schrieb|ergänzte|kritisierte|forderte|meinte",
    "ar": r"يقول|تقول|يرى|ترى|رأى|رأت|يضيف|تضيف|يوضح|توضح|يؤكد|تؤكد|يشرح|تشرح|شرح|شرحت|يعلق|تعلق|علق|علقت|تابع|تابعت|"
    r"كتب|كتبت|أعلن|أعلنت|اعتبر|اعتبرت|يحكي|تحكي|يروي|تروي|روى|روت|قال|قالت|اضاف|أضاف|أضافت|أكد|أكدت|صرح|صرحت|أوضح|أوضحت|ذكر|ذكرت|شدد|شددت",
}
_TOLD = {
    "en": r"(?:told|reminded|assured) [^,\0]{2,40}",
    "fr": r"(?!)",
    "es": r"(?!)",
    "de": r"(?!)",
    "ar": r"(?!)",
}
_ACCORDING = {
    "en": r"[Aa]ccording to",
    "fr": r"[Ss]elon|"
    r"[Dd][’']après",
    "es": r"[Ss]egún",
    "de": r"[Ll]aut",
    "ar": r"(?!)",
}
_AUXILIARY = r"(?:(?:also|later|then|has|had|a|avait|ha|había|hat|hatte)\s)?"
#: The lower-case words of an office right before a name: none that leads to somebody else's.
_OFFICE = r"(?:(?!(?:for|of|at|from|in|to|on|with|by|about|that|and|pour|de|du|des|à|dans|et|que|por|para|en|von|für|bei)\s)[a-zà-ÿ-]+,?\s){0,5}"
#: An office with whatever it leads to, in small letters up to its comma: "la maire des îles, ".
_OFFICE_OF = r"(?:(?:the|le|la|el|der|die)\s|l['’])[a-zà-ÿœ][a-zà-ÿœ'’\s-]{2,40},\s"
_ARABIC_WORD = r"[\u0621-\u064a]+"
_ARABIC_STOP = (
    r"(?:إن|أن|انه|إنه|أنه|إنها|أنها|في|خلال|على|من|عن|مع|أمام|إلى|عبر|بأن|لـ\w*|هذا|هذه|اليوم|أمس)"
)
_NO_NAMES_WORDS = (
    "The A An In On At He She It They But And While When As After For By We I You His Her Their This That There What "
    "Now "
    "Le La Les Il Elle Un Une Ce Cette Et Mais El Los Las Der Die Das Er Sie Monday Tuesday Wednesday Thursday "
    "Friday Saturday "
    "Sunday January February March April May June July August September October November December Speaking Later "
    "Earlier Yesterday Today Then Former Meanwhile Also Since Until With From To Of Both All"
)
_NO_NAMES = frozenset(_NO_NAMES_WORDS.split())
#: Words that only a body's name has, never a person's.
_BODY = re.compile(
    r"\b(?:University|College|School|Council|Ministry|Department|Institute|Office|Agency|Authority|Commission|"
    r"Committee|Company|Bank|Police|"
    r"Government|Association|Union|Party|Court|Board|Group|Club|Hospital|Trust|Foundation|Service|Society|Centre|"
    r"Center|NHS|News|Times|Post|"
    r"Ministère|Université|Banque|Ministerio|Universidad|Ministerium|House|Street|Street|City|County|United|States|"
    r"Kingdom)\b"
)
_TITLES_WORDS = (
    "Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady President Prime Minister Chancellor Secretary Senator Sen "
    "Rep Representative "
    "Congressman Congresswoman Governor Gov Mayor General Gen Colonel Col Captain Capt Sergeant Detective Inspector "
    "Superintendent Chief Officer "
    "Judge Justice Attorney CEO Chairman Chairwoman Director King Queen Prince Princess Pope Bishop Archbishop "
    "Sheikh M Mme Madame Monsieur "
    "Maître Président Ministre Señor Señora Don Doña Herr Frau Presidente Ministro"
)
_TITLES = frozenset(_TITLES_WORDS.split())


_SAID_BEFORE = re.compile(rf"(?:{'|'.join(_ACCORDING.values())}) $")
_HALVED_BEFORE = re.compile(rf"\b(?:{_PART}|and|of|for|at|from|in|to|&|et|de|y|und) $")
_HALVED_BEHIND = re.compile(r" (?:and|&|et|y|und) [A-ZÀ-Þ]")

#: Characters of a credit, which is to stand in one line.
LINE = 46
#: An office behind a name and its age, and one before a name; French and its kin put no article behind a name's comma.
_BEHIND = re.compile(
    r"(?:, (?:aged )?\d+(?: ans)?)?[,،] (?:(?:who is|qui est|وهو|وهي) )?(?!(?:le|la|les|un|une|el|der|die|das) |l['’])"
    r"([a-zà-ÿœ\u0621-\u064a][^,،.;:«»\"“”()\n]{3,40}?)(?=[,،.;:]| ?[«»\"“”])"
)
_BEFORE = r"(?<![\w-])(?:(?:le|la|el|der|die) |l['’]|(?=the ))([a-zà-ÿœ][\w'’ -]{3,36})"
#: What behind a name is no office: a clause, a verb, a place or a time.
_NO_OFFICE = re.compile(
    r"^(?:who|which|whose|where|when|and|but|in|on|at|from|with|after|before|as|while|he|she|then|too|his|her|not|said|says|told|now|still|aged|"
    r"qui|que|dont|où|et|mais|en|dans|à|au|avec|après|avant|pour|sur|lors|comme|il|elle|ses|son|sa|dit|puis|alors|lui|"
    r"y|pero|con|para|und|aber|في|من|على|الذي|التي|بعد|قبل|مع|إن|أن|حين|ثم|لكن|كما|و\w+|ف\w+)\b|"
    r"\b(?:is|are|was|were|has|had|have|will|said|est|a|ont|était|avait|sont|sera|es|fue|ist|war|old|ans)\b|\w{3,}(?:ed|ing)\b(?! of)",
    re.IGNORECASE,
)


def outermost(text: str) -> tuple[Span, ...]:
    """The quotations of *text* that stand in no other."""
    quoted = [span for span in spans(text) if span.quote]
    return tuple(
        span
        for span in quoted
        if not any(other.start < span.start and span.end < other.end for other in quoted)
    )


def speaker(rest: str, code: str) -> str:
    """Who speaks, from the words around a quotation that a NUL stands for; "" where they do not name anybody."""
    match = next((match for pattern in _telling(code) if (match := pattern.search(rest))), None)
    if not match or code == "ar":
        return match["name"].strip() if match else ""
    return _person(match["name"], rest[: match.start("name")], rest[match.end("name") :])


@cache
def _telling(code: str) -> tuple[re.Pattern[str], ...]:
    """How a language tells who speaks, the surest first; a NUL stands for the quotation."""
    verbs = _VERBS.get(code, _VERBS["en"])
    if code == "ar":
        return (
            re.compile(
                rf"(?:^|[\s،.])و?(?:{verbs})\s+(?P<name>(?:(?!{_ARABIC_STOP}(?:\s|$)){_ARABIC_WORD}\s?){{2,5}})"
                rf"(?=[:،\0«\"“]|\s?{_ARABIC_STOP}\s)"
            ),
        )
    told, according = _TOLD.get(code, r"(?!)"), _ACCORDING.get(code, r"(?!)")
    aside = r"(?:,[^,\0]+,)?"
    announced = rf"(?:{verbs})(?:[^\0.;]{{0,30}}[:,]| that)?\s?|{told}[:,]?\s?"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"\0,?\s*{_AUXILIARY}(?:{verbs})\s(?:{_OFFICE}|{_OFFICE_OF})(?P<name>{_NAME})",
            rf"\0,?\s*(?:{according})\s{_OFFICE}(?P<name>{_NAME})",
            rf"\0,?\s*(?:(?:the|le|la|der|die|el)\s)?{_OFFICE}(?P<name>{_NAME}){aside}\s{_AUXILIARY}(?:{verbs}|{told})\b",
            rf"(?:^|[,.;:] |(?<=[a-z]) )(?P<name>{_NAME}){aside}\s{_AUXILIARY}(?:{announced})\0",
            rf"(?:{according})\s{_OFFICE}(?P<name>{_NAME}){aside},?\s\0",
        )
    )


def _person(name: str, before: str, behind: str) -> str:
    """*name* as a person's, "" where it is no name, a body's, or the half of one."""
    before = _SAID_BEFORE.sub("", before)
    whose = re.search(r"[’']s$", name)
    name = re.sub(r"(?:[’']|(?<!Jr)(?<!Sr)\.)$", "", name)
    parts = name.split()
    half = _HALVED_BEFORE.search(before) or _HALVED_BEHIND.match(behind)
    return "" if half or whose or parts[0] in _NO_NAMES or _BODY.search(name) else name


def with_office(name: str, sentence: str, article: Article) -> str:
    """*name* with the office that the quotation's *sentence*, or else the article, gives it right beside the name, in its words.

    "Anna Reed, the board's chair" where *sentence* has "said the board's chair, Anna Reed" or "Anna Reed, 41, the board's chair,".
    """
    code = base(article.language)
    before = (
        re.findall(rf"{_BEFORE}, {re.escape(name)}(?![\w-])", sentence)
        if f", {name}" in sentence
        else ()
    )
    found = [
        *_behind(name, sentence),
        *before,
        *(_behind(name, article.text) if code != "ar" else ()),
    ]
    offices = [
        office
        for office in found
        if len(name) + len(office) < LINE
        and not _NO_OFFICE.search(office)
        and not spelled(office.split()[0].lower(), code)
    ]
    comma = "،" if code == "ar" else ","
    return f"{name}{comma} {offices[0]}" if offices else name


def _behind(name: str, text: str) -> Iterator[str]:
    """What stands right behind *name* in *text* as an office does."""
    place = text.find(name)
    while place >= 0:
        if match := _BEHIND.match(text, place + len(name)):
            yield match[1]
        place = text.find(name, match.end() if match else place + 1)


def in_full(name: str, article: Article) -> str:
    """*name* as the article gives it in full: a first name or else an office with it; "" where it is never but a surname."""
    if not name or "\u0600" <= name[:1] <= "\u06ff":
        return name
    bare = " ".join(_without_titles(name.split()))
    if " " in bare or not bare:
        return name if bare else ""
    pattern = rf"(?<![\w’'-])(?P<before>(?:{_PART}\s){{0,4}}){re.escape(bare)}(?P<behind>(?:\s{_PARTICLE}?{_PART})?)(?![\w-])"
    full: Counter[str] = Counter()
    offices: Counter[str] = Counter()
    for match in re.finditer(pattern, article.text):
        words = match["before"].split()
        while words and (words[0] in _NO_NAMES or re.search(r"[.’']s?$", words[0])):
            words = words[1:]
        first = _without_titles(words)
        surname = re.sub(r"[’']s?$|\.$", "", match["behind"]) if not first else ""
        known = " ".join([*first[-2:], bare]) + surname
        if " " in known and not _BODY.search(known):
            full[known] += 1
        elif words and words[-1] not in ("Sir", "Dame", "Mr", "Mrs", "Ms", "Miss"):
            offices[" ".join([*words, bare])] += 1
    best = full.most_common(1) or offices.most_common(1)
    return best[0][0] if best else ""


def _without_titles(words: list[str]) -> list[str]:
    """What is left of a name behind its last form of address or office."""
    last = max(
        (place for place, word in enumerate(words) if word.rstrip(".") in _TITLES), default=-1
    )
    return words[last + 1 :]
