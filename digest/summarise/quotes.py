"""Quotations fit to be pulled out: whole, to be understood by themselves, and said by somebody whom the article names in full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from digest.model import Article, Quote, Sentence
from digest.summarise.numbers import TOO_LONG
from digest.summarise.references import Openers
from digest.text.quotation import balanced, spans
from digest.text.words import base, content

#: Words of a quotation fit to be pulled out, and of the ones that make the best.
WORDS, GOOD = range(6, 36), range(8, 27)
#: So many of an article's commonest words are what it is about.
TOPIC = 20
#: What one place further down the summary's order takes from a quotation.
LATE = 0.02

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
    "ar": "قال|قالت|اضاف|أضاف|أضافت|أكد|أكدت|صرح|صرحت|أوضح|أوضحت|ذكر|ذكرت|شدد|شددت",
}
_TOLD = {"en": r"(?:told|reminded|assured) [^,\0]{2,40}", "fr": r"(?!)", "es": r"(?!)", "de": r"(?!)", "ar": r"(?!)"}
_ACCORDING = {"en": r"[Aa]ccording to", "fr": r"[Ss]elon|"
                                              r"[Dd][’']après", "es": r"[Ss]egún", "de": r"[Ll]aut", "ar": r"(?!)"}
_AUXILIARY = r"(?:(?:also|later|then|has|had|a|avait|ha|había|hat|hatte)\s)?"
#: The lower-case words of an office right before a name: none that leads to somebody else's.
_OFFICE = r"(?:(?!(?:for|of|at|from|in|to|on|with|by|about|that|and|pour|de|du|des|à|dans|et|que|por|para|en|von|für|bei)\s)[a-zà-ÿ-]+,?\s){0,5}"
_ARABIC_WORD = r"[\u0621-\u064a]+"
_ARABIC_STOP = r"(?:إن|أن|انه|إنه|أنه|إنها|أنها|في|خلال|على|من|عن|مع|أمام|إلى|عبر|بأن|لـ\w*|هذا|هذه|اليوم|أمس)"
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
    r"Kingdom)\b")
_OUTSIDE = re.compile(
    r"^(?:he|she|they|it|its|it[’']s|his|her|their|him|them|this|that|that[’']s|these|those|there[’']s|yeah|yes|no|"
    r"well|so|and|but|or|because|also|"
    r"then|there|here|which|who|il|elle|ils|elles|ce|c[’']est|cela|ça|cette|ces|celui|et|mais|donc|oui|non|lui|leur|"
    r"él|ella|ellos|eso|esto|"
    r"este|esta|y|pero|sí|er|sie|es|das|dies|und|aber|ja|nein|هو|هي|هم|هذا|هذه|ذلك|تلك|لكن|نعم|لا)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"^(?:\S+ ){0,5}(?:he|she|him|it|it[’']s|they|them|il|elle|ils|él|ella|er)\b", re.IGNORECASE)
_OWN_SUBJECT = re.compile(r"(?:The|A|An|My|Our|Your|Le|La|L[’'].|Les|Un|Une|El|Los|Las|Der|Die|Das) ?\w")
#: Openers that refer to nobody but the speaker, the hearer or everyone.
_SPEAKING = re.compile(
    r"(?:I|We|My|Our|You|Your|If|What|When|Je|Nous|On|Si|Vous|Mon|Notre|Yo|Nosotros|Ich|Wir|Wenn)\b")
_MARRED = re.compile(r"…|\.\.|!!|[\[\]()#@*]|https?:")
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


def quotes(sentences: Iterable[Sentence], *, articles: Sequence[Article]) -> tuple[Quote, ...]:
    """Real quotations, verbatim, with a speaker in the article's own words, the most telling first.

    *sentences* come best first; each that holds one whole quotation and names who says it is judged.
    """
    of = {article.id: article for article in articles}
    found = [(place, quote) for place, sentence in enumerate(sentences) if (quote := _quote(sentence, of[sentence.article]))]
    topics = {name: _topic(of[name]) for name in {quote.sentence.article for _, quote in found}}
    worth = {quote: _worth(quote, topics[quote.sentence.article], of[quote.sentence.article].language) - LATE * place
             for place, quote in found}
    return tuple(sorted(worth, key=lambda quote: -worth[quote]))


def _quote(sentence: Sentence, article: Article) -> Quote | None:
    text = sentence.text if len(sentence.text) <= TOO_LONG else ""
    quoted = [span for span in spans(text) if span.quote]
    outer = [span for span in quoted if not any(other.start < span.start and span.end < other.end for other in quoted)]
    if len(outer) != 1 or not outer[0].closed:
        return None
    start, end = outer[0].start, outer[0].end
    words = text[start + 1:end - 1].strip(" \u00a0\u202f").rstrip(",،")
    if not _whole(words, article.language):
        return None
    name = _speaker(f"{text[:start]}\0{text[end:]}", base(article.language))
    speaker = _in_full(name, article)
    return Quote(text=words, speaker=speaker, sentence=sentence) if speaker else None


def _whole(words: str, language: str) -> bool:
    """Whether a quotation is a sentence by itself, of a fit length, that refers to nothing outside."""
    arabic = "\u0600" <= words[:1] <= "\u06ff"
    count = len(words.split())
    if count not in WORDS or not (arabic or words[:1].isupper()) or not balanced(words) or _MARRED.search(words):
        return False
    if words.endswith(("?", "؟", ":", ";", "-", "–", "—")) or sum(word[:1].isupper() for word in words.split()) > count / 2:
        return False
    if _OUTSIDE.match(words) or (_SOMEBODY.match(words) and not _OWN_SUBJECT.match(words)):
        return False
    return arabic or bool(_SPEAKING.match(words)) or not Openers(language).refers_back(words)


def _speaker(rest: str, code: str) -> str:
    """Who speaks, from the words around a quotation that a NUL stands for; "" where they do not name anybody."""
    verbs = _VERBS.get(code, _VERBS["en"])
    if code == "ar":
        match = re.search(rf"(?:^|[\s،.])و?(?:{verbs})\s+((?:(?!{_ARABIC_STOP}(?:\s|"
                          rf"$)){_ARABIC_WORD}\s?){{2,5}})(?=[:،\0«\"“]|\s?{_ARABIC_STOP}\s)", rest)
        return match.group(1).strip() if match else ""
    told, according = _TOLD.get(code, r"(?!)"), _ACCORDING.get(code, r"(?!)")
    aside = r"(?:,[^,\0]+,)?"
    announced = rf"(?:{verbs})(?:[^\0.;]{{0,30}}[:,]| that)?\s?|{told}[:,]?\s?"
    for pattern in (
        rf"\0,?\s*{_AUXILIARY}(?:{verbs})\s{_OFFICE}(?P<name>{_NAME})",
        rf"\0,?\s*(?:{according})\s{_OFFICE}(?P<name>{_NAME})",
        rf"\0,?\s*(?:(?:the|le|la|der|die|el)\s)?{_OFFICE}(?P<name>{_NAME}){aside}\s{_AUXILIARY}(?:{verbs}|{told})\b",
        rf"(?:^|[,.;:] |(?<=[a-z]) )(?P<name>{_NAME}){aside}\s{_AUXILIARY}(?:{announced})\0",
        rf"(?:{according})\s{_OFFICE}(?P<name>{_NAME}){aside},?\s\0",
    ):
        match = re.search(pattern, rest)
        if match:
            return _person(match["name"], rest[:match.start("name")], rest[match.end("name"):])
    return ""


def _person(name: str, before: str, behind: str) -> str:
    """*name* as a person's, "" where it is no name, a body's, or the half of one."""
    before = re.sub(rf"(?:{'|'.join(_ACCORDING.values())}) $", "", before)
    whose = re.search(r"[’']s$", name)
    name = re.sub(r"(?:[’']|(?<!Jr)(?<!Sr)\.)$", "", name)
    parts = name.split()
    half = re.search(rf"\b(?:{_PART}|and|of|for|at|from|in|to|&|et|de|y|"
                     rf"und) $", before) or re.match(r" (?:and|&|et|y|und) [A-ZÀ-Þ]", behind)
    return "" if half or whose or parts[0] in _NO_NAMES or _BODY.search(name) else name


def _in_full(name: str, article: Article) -> str:
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
    last = max((place for place, word in enumerate(words) if word.rstrip(".") in _TITLES), default=-1)
    return words[last + 1:]


def _topic(article: Article) -> Mapping[str, float]:
    words = Counter(content(f"{article.title} {article.title} "
                            f"{article.text}", language=article.language)).most_common(TOPIC)
    return {word: 1.0 / (place + 3) for place, (word, _) in enumerate(words)}


def _worth(quote: Quote, topic: Mapping[str, float], language: str) -> float:
    """How much a quotation tells of the topic, and whether its length is good to be pulled out."""
    said = set(content(quote.text, language=language))
    return sum(topic.get(word, 0.0) for word in said) + 0.03 * min(len(said), 10) + 0.2 * (len(quote.text.split()) in GOOD)
