"""What a reader stumbles over in summaries, counted per 1,000 sentences, by rules that know nothing of the summariser's.

    python tests/benchmarks/readability.py --corpora PATH [--sets cnn,bbc] [--limit N] [--methods default,lead,lexrank] [-v]
    python tests/benchmarks/readability.py --folder PATH [--folder PATH] [--language fr] [-v]

PATH of --corpora holds ``evaluation/<set>.jsonl``; --folder is read like ``digest plan``'s ARTICLES, each article
summarised alone. Every rule below is taken from grammars and newsroom style books, none from ``digest``: a checker that shares
the filter's lists finds nothing. It looks at the printed words and at where they stand in the source. -v shows each fault in
its place. What is counted:

    opener       a pronoun, connective or "also" at the head whose preceding sentence is left out, article openings included
    quotation    quotation marks or brackets that open or close alone
    split        a start or an end in the middle of a sentence, after an abbreviation, or two sentences glued together
    boilerplate  subscribe calls, credits, bylines, captions, related links
    dateline     "VARNHOLM, May 3 (Press) —" left in
    repeated     two sentences that say the same
    question     one without the sentence after it
    surname      a person called by surname, the full name being left out
    noun         "the study", "two of the men", the study and the men being left out
    headline     another story's headline, alone or glued to a sentence
    weak         a summary that opens with an aside, a last word or a call
    missed       a summary with nothing of what its article announces
    off          a sentence that has nothing of the headline and of the others
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from evaluation import TASKS
from leaning import (
    BYLINE,
    CAPTION,
    LEFT_OVER,
    a_headline,
    left_over,
    missed,
    off,
    pointing,
    retold,
    unintroduced,
    weak,
)

CLASSES = (
    "opener",
    "quotation",
    "split",
    "boilerplate",
    "dateline",
    "repeated",
    "question",
    "surname",
    "noun",
    "headline",
    "weak",
    "missed",
    "off",
)
HARD = CLASSES[:5]
OPENING, CLOSING = "\"'“‘«‹„([—–-‐•* \t\u200e\u200f", "\"'”’»›)]“ \u200e\u200f"
ENDS = ".!?…؟۔"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault of the summary's sentence at *sentence*; *why* names what was found."""

    kind: str
    sentence: int
    why: str


def _listed(words: str) -> str:
    return "|".join(re.escape(word.strip()).replace(r"\ ", r"\s+") for word in words.split(","))


# Third-person and demonstrative pronouns, possessives, sentence adverbs and conjunctions that join to what stands before.
OPENERS = {
    "en": _listed(
        "he,she,it,they,him,her,them,his,hers,its,their,theirs,himself,herself,itself,themselves,this,that,these,those,such,"
        "he's,she's,it's,they're,they've,they'd,they'll,he'd,she'd,he'll,she'll,it'll,that's,there's more,"
        "the former was,the latter,the same,the other,the others,others,another,neither,both,"
        "all two,all three,all four,all five,all six,some of them,most of them,many of them,all of them,one of them,two of them,three of them,none of them,"
        "and,but,or,nor,so,yet,then,still,also,too,however,moreover,furthermore,meanwhile,nevertheless,nonetheless,therefore,"
        "thus,hence,otherwise,instead,besides,likewise,similarly,consequently,accordingly,additionally,afterwards,afterward,"
        "subsequently,conversely,indeed,alternatively,thereafter,thereby,plus,because of this,because of that,"
        "in addition,in contrast,by contrast,as a result,as a consequence,for example,for instance,for his part,for her part,"
        "for their part,for its part,in fact,in turn,in other words,in response,in return,in the meantime,in the same,"
        "on the other hand,on the contrary,on top of that,at the same time,after that,after this,before that,since then,"
        "until then,by then,even so,even then,that said,after all,what's more,what is more,not only that,despite this,"
        "despite that,the following day,the next day,the previous day,a day later,a week later,a month later,a year later,"
        "two days later,days later,hours later,minutes later,moments later,shortly afterwards,later,earlier,"
        "finally,eventually,secondly,thirdly,elsewhere,there he,there she,there they"
    ),
    "fr": _listed(
        "il,elle,ils,elles,celui-ci,celle-ci,ceux-ci,celles-ci,celui-là,celle-là,ceux-là,cela,ceci,ça,ce,cet,cette,ces,c'est,"
        "c'était,son,sa,ses,leur,leurs,lui,eux,ce dernier,cette dernière,le même,la même,les mêmes,l'un,l'une,d'autres,"
        "et,mais,ou,or,donc,car,ni,puis,ensuite,alors,ainsi,aussi,cependant,pourtant,toutefois,néanmoins,d'ailleurs,en effet,"
        "en outre,de plus,par ailleurs,par conséquent,en revanche,au contraire,en fait,enfin,de même,par exemple,du coup,"
        "pour autant,dès lors,depuis lors,or donc,sinon,autrement,bref,de son côté,pour sa part,quant à lui,quant à elle,"
        "quant à eux,en conséquence,malgré tout,malgré cela,malgré ça,après cela,c'est pourquoi,voilà pourquoi,le lendemain,"
        "la veille,plus tard,y compris,parmi eux,parmi elles,parmi lesquels"
    ),
    "es": _listed(
        "él,ella,ellos,ellas,éste,ésta,éstos,éstas,este,esta,estos,estas,esto,eso,ese,esa,esos,esas,aquello,aquel,aquella,"
        "su,sus,suyo,dicho,dicha,dichos,dichas,ambos,ambas,el mismo,la misma,otro,otra,otros,otras,y,e,o,u,ni,pero,mas,sino,"
        "aunque,entonces,luego,después,además,también,tampoco,sin embargo,no obstante,por lo tanto,por tanto,por eso,por ello,"
        "así,asimismo,por otro lado,por otra parte,por su parte,en cambio,en consecuencia,en efecto,de hecho,por ejemplo,"
        "finalmente,mientras tanto,a su vez,al mismo tiempo,al día siguiente,más tarde,pues,con todo,aun así,entre ellos"
    ),
    "de": _listed(
        "er,sie,es,ihm,ihn,ihr,ihre,ihren,ihrem,ihrer,ihnen,sein,seine,seinen,seinem,seiner,dieser,diese,dieses,diesen,diesem,"
        "jener,jene,jenes,das ist,das war,das sei,dies,derselbe,dieselbe,dasselbe,letzterer,letztere,beide,solche,solcher,"
        "und,aber,oder,denn,sondern,doch,jedoch,dann,danach,daher,deshalb,deswegen,darum,somit,also,auch,außerdem,zudem,"
        "ferner,dennoch,trotzdem,allerdings,hingegen,dagegen,stattdessen,inzwischen,unterdessen,währenddessen,schließlich,"
        "ebenso,ebenfalls,zum Beispiel,dabei,dadurch,dafür,damit,daraufhin,darüber hinaus,hinzu kommt,gleichzeitig,"
        "andererseits,im Gegenteil,so,nun,später,kurz darauf,am nächsten Tag,tags darauf,davon,darunter,darin,dort"
    ),
    "ar": _listed(
        "هو,هي,هم,هن,هما,هذا,هذه,هؤلاء,ذلك,تلك,أولئك,لكن,ولكن,لكنه,لكنها,ثم,كما,أيضا,أيضاً,وأضاف,وأضافت,وقال,وقالت,وتابع,وتابعت,"
        "وأكد,وأكدت,وأوضح,وأوضحت,وأشار,وأشارت,وأردف,وكان,وكانت,وهو,وهي,وهذا,وهذه,وذلك,وقد,ومع ذلك,ولذلك,لذلك,لذا,بالإضافة,"
        "إضافة إلى ذلك,من جهته,من جهتها,من جانبه,من جانبها,ومن جهته,ومن جانبه,في المقابل,وفي المقابل,في حين,فيما,بينما,إذ,وإذ,"
        "فقد,وبذلك,وبالتالي,بالتالي,نتيجة لذلك,على سبيل المثال,وفي هذا,وبحسبه,وحسبه,وعليه,حيث,إلا أن,بيد أن,غير أن"
    ),
}
ALSO = {
    "en": r"(?:(?!who|which|that|not)\S+\s+){1,4}?(?:also(?!\s+known)|too(?=,)|likewise|therefore|however|meanwhile|nevertheless)\b",
    "fr": r"(?:\S+\s+){1,4}?(?:également|aussi|cependant|toutefois|quant\s+à\s+(?:lui|elle|eux)|en\s+revanche|pour\s+sa\s+part)\b",
    "es": r"(?:\S+\s+){1,4}?(?:también|además|tampoco|asimismo|por\s+su\s+parte|sin\s+embargo)\b",
    "de": r"(?:\S+\s+){1,4}?(?:auch|ebenfalls|hingegen|jedoch|dagegen|allerdings|außerdem|zudem)\b",
    "ar": r"(?:\S+\s+){1,4}?(?:أيضا|أيضاً|كذلك)(?!\w)",
}
# "It is raining", "Il faut", "Es gibt": pronouns that stand for nothing; "this week", "cette année": dates; "Both X and Y".
INNOCENT = re.compile(
    r"(?:it(?:'s|\s+is|\s+was|\s+has\s+been)\s+(?:raining|snowing|[^.;:\"“]{2,90}\bthat\b)|it\s+turns\s+out|"
    r"neither\s+[^.]{1,80}\s+nor\b|c'est\s+[^.;:«]{3,90}\s+qu(?:e\b|')|(?:this|cette|cet|ce|este|esta|diese[nsm]?)\s+"
    r"(?:week|month|year|summer|winter|spring|autumn|morning|afternoon|evening|season|semaine|année|mois|été|hiver|matin|soir|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|semana|mes|año|mañana|tarde|noche|lunes|martes|miércoles|jueves|"
    r"viernes|sábado|domingo|jahr|woche|monat|sommer|winter|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|"
    r"october|november|december)\b|il\s+(?:y\s+a|faut|s'agit\s+d|est\s+\d)|so\s+(?:far|many|much|called)|so-called|"
    r"then-|such\s+as|later\s+(?:this|next)|earlier\s+this|plus\s+tard\s+(?:ce|cette)|ainsi\s+que|alors\s+que|and\s+then\s+there|"
    r"aussi\s+\w+\s+que|that\s+\w+\s+(?:is|was)\s+(?:hardly|not\s+in)|es\s+(?:gibt|gab|war\s+einmal)|"
    r"still\s+(?:life|images|photographs)|or\s+la\b|"
    r"(?:this|that)\s+\w+\s+(?:before|after)\s+last)",
    re.IGNORECASE,
)

ABBREVIATIONS = re.compile(
    r"(?:^|[\s(“\"'«])(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Rev|Hon|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Cpl|Pvt|Adm|Sen|Rep|Reps|Sens|Gov|Pres|"
    r"Supt|Det|Insp|St|Ste|Mt|Ft|vs|Cia|Cía|Jan|Feb|Aug|Sept|Oct|Nov|Dec|cf|e\.g|i\.e|approx|M|MM|Mme|Mlle|Sr|Sra|Srta|Dra|Ud|Uds|"
    r"Hr|Fr|z\.\s?B|u\.\s?a|d\.\s?h|bzw|Nr|Abs|Str|ca|د|أ|م)\.$|[A-ZÀ-Þ][a-zà-ÿ]+\s[A-Z]\.$|^[A-Z]\.$"
)
NUMBER_OF = re.compile(r"(?:^|\s)(?:No|Nos|art|Art|p|pp|fig|Fig|al)\.$")
GLUED = re.compile(
    r"[a-zà-öø-ÿ]{2}[.!?][”\"»]?(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]*[\s,])|[ء-ي]{2}[.؟!](?=[ء-ي])"
)
ADDRESS = re.compile(
    r"\S*(?:www\.|https?:|@|\.(?:com|org|net|co|gov|edu|io|js|fr|uk|de|es)\b)\S*", re.IGNORECASE
)

# A page's furniture, or a heading in capitals, that ran into a sentence and was rightly cut off it.
CUT_OFF = re.compile(
    r"(?:[ \t\r]{4,}|[)\]]\s*|--\s*|[A-Z'’“”\"&:-]{2,}(?:\s+[^\sa-z]+)*\s+|\b(?:[Ss]upported by|Advertisement|Related Stories|"
    r"In this article|logged in|HTML5 video|implemented by|Subscribers only|min read|(?:Since|Established) \d{4})\s*|"
    r"\bBy (?:[A-Z][\w'’-]+ ){2,4}(?:and (?:[A-Z][\w'’-]+ ){2,4})?(?:Reporting from (?:[A-Z][\w'’-]+,? ){1,6})?)$"
)

QUOTED = re.compile(r"(?<!\w)\"[^\"]+\"|“[^”]+”|«[^»]+»")

MONTHS = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?|janv\w*|févr\w*|mars|avril|mai|juin|juillet|août|"
    r"sept\w*|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|octubre|noviembre|diciembre|"
    r"Januar|Februar|März|Juni|Juli|Oktober|Dezember|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
)
CITY = r"(?!(?:It|The|But|And|A|An|He|She|They|We|In|This|That|Or|At|As|On|For|If)\b)[^\W\d_][\w.'’-]*(?:[ -][^\W\d_][\w.'’-]*){0,3}"
DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"^(?:{CITY}(?:,\s*{CITY}){{0,3}},?\s*)?(?:(?:le\s+)?\d{{0,2}}\.?\s*(?:{MONTHS})\s*\d{{0,2}}(?:,\s*\d{{4}})?,?\s*)?"
            r"\((?!\s*(?:or|and|a|an|the|his|her|who|\d)\b|[A-Z]{2,6}\)\s*[-–—]\s*[a-z])[^()]{2,40}\)\s*(?:\.?\s?[-–—―]+|:)\s*\S"
        ),  # CITY, May 3 (Agency) —
        r"^\((?:CNN|AP|AFP|Reuters|EFE|dpa|UPI|BBC|[A-Z]{2,6}(?:\.com)?)\)",  # (CNN)
        r"^[^\W\d_][\w.' ,-]{1,40}\(\s?(?:CNN|AP|AFP|Reuters|EFE|dpa|UPI|رويترز|ap|cnn|reuters)\s?\)",  # London (CNN)
        rf"^[A-ZÀ-Þ][A-ZÀ-Þ .'-]{{2,}}(?:,\s*[\w.' -]+){{0,3}},\s*(?:{MONTHS})\s+\d{{1,2}}\b\s*[.:—–-]",  # CITY, Land, July 25.
        r"^[A-ZÀ-Þ][A-ZÀ-Þ.'-]{2,}(?:[ -][A-ZÀ-Þ.'-]+)*(?:,\s*[A-Z][\w.' -]{1,30}){0,2}\s*(?:[—–]|--?(?=\s)|\s:)\s*\S",  # CITY —
        rf"^{CITY},\s*(?:le\s+)?(?:\d{{1,2}}\s+)?(?:{MONTHS})(?:\s+\d{{1,2}})?\s*(?:[—–]|-{{1,2}}\s)",  # Paris, le 3 mai —
        rf"(?<=[.!?”\"]\s)[A-Z]{{4,}}[A-Z .'-]*(?:,\s*[\w.' -]+){{0,2}},?\s*(?:(?:{MONTHS})\s+\d{{1,2}})?\s*\([^()]{{2,30}}\)\s*[-–—]",
    )
)
BOILERPLATE = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (
            (
                r"\bsubscri(?:be|bing|ption)\b.{0,60}\b(?:newsletter|magazine|e-?mail|today|now|here|channel|podcast|updates|alerts|free)\b|"
                r"^subscribe\b|\b(?:sign|signed)\s+up\b.{0,40}\b(?:newsletter|e-?mails?|alerts|updates|here)\b"
            ),
            re.IGNORECASE,
        ),
        (
            (
                r"\bclick\s+(?:here|on\s+the\s+link|to)\b|\bfollow\s+(?:us|@\w+|him|her|me)\b(?:.{0,30}\b(?:on|twitter|facebook|instagram)\b)|"
                r"\bfollow\s+@|\blike\s+us\s+on\b|\bjoin\s+(?:us|the\s+conversation)\s+on\b|\bdownload\s+(?:our|the)\s+app\b"
            ),
            re.IGNORECASE,
        ),
        (
            (
                r"\bread\s+(?:more|also|the\s+full|next)\b\s*[:»>]|^(?:read|see|watch|listen|related|more)\s*(?:more|also|stories|links|on)?\s*:|"
                r"^(?:related|recommended)\s+(?:stories|articles|links|posts)\b|\bwatch\s+[^.]{3,80}»|»\s*$(?<!\w»)|\be-?mail\s+to\s+a\s+friend\b|"
                r"\bscroll\s+down\s+for\b|^share\s+this\b|^(?:advertisement|sponsored|promoted)\b"
            ),
            re.IGNORECASE,
        ),
        (
            (
                r"\b(?:contributed|contributing)\s+to\s+this\s+(?:report|story|article)|^(?:additional\s+)?reporting\s+by\b|\(?(?:edited|editing|writing)"
                r"\s+by\s+[A-Z]|\ball\s+rights\s+reserved|©|\bcopyright\s+\d{4}|\bmay\s+not\s+be\s+(?:published|reproduced|redistributed)"
            ),
            re.IGNORECASE,
        ),
        (
            (
                r"^(?:photo(?:s|graph)?|image|picture|pic|video|credit|source|caption|graphic)s?\s*(?:credit|by|courtesy)?\s*:|\bfile\s+photo\b|"
                r"\b(?:AP|Reuters|AFP|Getty|EPA)\s+(?:photo|images?)\b|\bgetty\s+images\b|\bphoto(?:graph)?\s+(?:by|courtesy)\b|"
                r"\((?:photo|image|picture|source|credit)\s*:"
            ),
            re.IGNORECASE,
        ),
        (
            (
                r"^By\s*\.?\s+(?:[A-Z][\w.'-]+\s+){1,3}(?:[A-Z][\w.'-]+)?\s*(?:\.|,|$|for\b)|\bPUBLISHED:|\bUPDATED:|\bLast\s+updated\b|"
                r"^Updated\s+(?:at|on|\d)|^(?:Published|Posted)\s+(?:at|on|:|\d)"
            ),
            0,
        ),
        (
            (
                r"\bviews\s+expressed\b|\bopinions\s+expressed\b|\bis\s+(?:a|an|the)\s+[\w\s,-]{0,60}\b(?:columnist|contributor|staff\s+writer|"
                r"freelance\s+\w+)\s+(?:for|at|to|based)\b|\bcan\s+be\s+(?:reached|contacted)\s+at\b|\beditor'?s\s+note\b|"
                r"\bthis\s+(?:article|story|post)\s+(?:was|is|has\s+been|originally|first|appeared)\b"
            ),
            re.IGNORECASE,
        ),
        (
            (
                r"\bterms\s+(?:of\s+(?:use|service)|and\s+conditions)\b.{0,60}\bprivacy\b|\bthis\s+site\s+uses\b|\bcookies?\s+policy\b|"
                r"\b(?:leave|post)\s+a\s+comment\b|\bcomments?\s+(?:below|section\s+below)\b|\bsamaritans\s+on\s+0|"
                r"\b(?:pictured|shown)\s+(?:above|below|left|right|here)\b"
            ),
            re.IGNORECASE,
        ),
        (
            (
                r"\babonnez-vous\b|\binscrivez-vous\b|\bcliquez\b|\bsuivez-nous\b|\btous\s+droits\s+réservés\b|\bcrédits?\s+photos?\b|"
                r"^(?:à\s+)?lire\s+(?:aussi|également|la\s+suite)\b|^voir\s+aussi\b|\bpropos\s+recueillis\s+par\b|^publicité\b|^photo\s*:|"
                r"\bretrouvez\s+(?:toute|tous|notre|nos|l'intégralité)\b|^(?:avec|source)\s*:?\s+(?:AFP|Reuters)\b"
            ),
            re.IGNORECASE,
        ),
        (
            (
                r"\bsuscríb(?:ete|ase|anse)\b|\bhaga\s+clic\b|\bhaz\s+clic\b|^(?:lea|lee|leer|vea|mira)\s+(?:también|más)\b|\bsíguenos\b|"
                r"\btodos\s+los\s+derechos\b|^foto\s*:|^publicidad\b|\bcon\s+información\s+de\b"
            ),
            re.IGNORECASE,
        ),
        (
            (
                r"\babonnieren\s+sie\b|\bklicken\s+sie\b|\bfolgen\s+sie\s+uns\b|\balle\s+rechte\s+vorbehalten\b|^lesen\s+sie\s+(?:auch|mehr)\b|"
                r"^mehr\s+zum\s+thema\b|^(?:foto|bild|quelle)\s*:|^anzeige\b|\bmit\s+material\s+von\b|\bjetzt\s+(?:anmelden|abonnieren)\b"
            ),
            re.IGNORECASE,
        ),
        (
            (
                r"اشترك(?:وا|ي)?\b|للاشتراك|تابعونا|تابعنا|اقرأ\s+(?:أيضا|المزيد|أيضاً)|جميع\s+الحقوق|اضغط\s+هنا|انقر\s+هنا|النشرة\s+البريدية|"
                r"^(?:المصدر|تصوير|الصورة|صورة)\s*:|شاهد\s+(?:أيضا|أيضاً|الفيديو)"
            ),
            0,
        ),
        (
            (
                r"^In\s+(?:a|the|what)\s+(?:shocking|stunning|latest|surprising|dramatic|major|bizarre)\b[\w\s]{0,40},|^As\s+per\s+[\w\s]{3,40},|"
                r"^According\s+to\s+(?:new|recent|fresh|emerging|the\s+latest)\s+(?:details|developments|reports|updates|information),"
            ),
            0,
        ),
        (
            (
                r"\bfile\s*[-–—]\s+in\s+this\b|\b(?:seen|shown|pictured)\s+here\b|^in\s+this\s+(?:file\s+|undated\s+)?(?:photo|image|picture|frame)\b|"
                r"\bhandout\s+(?:photo|picture|image)\b|\(\s*associated\s+press\s*\)"
            ),
            re.IGNORECASE,
        ),
    )
)
SAYS = r"(?:said|says|told|added|adds|explained|argued|insisted|admitted|warned|wrote|claimed|noted|declined|recalled|replied)"
PARTICLES = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Miss|Sir|Lord|Lady|Prof|Professor|President|Senator|Sen|Gov|Judge|King|Queen|Prince|Pope|St|M|Mme)\.?$"
)
STOP_WORDS = (
    "the and for that with was were has have had his her its their from this but are not who which will would said le la les "
    "des une dans pour que qui sur est pas par avec los las del una por con der die das und ist ein eine den von au en el"
)
STOP = frozenset(STOP_WORDS.split())


def faults(
    texts: Sequence[str], sentences: Sequence[Mapping[str, Any]], language: str, title: str = ""
) -> list[Fault]:
    """The faults of one summary: *sentences* in printed order, each with "text", "source" (index in *texts*), "start", "end"."""
    found: list[Fault] = []
    for index, sentence in enumerate(sentences):
        words = str(sentence["text"])
        checks = (
            ("opener", _opener(texts, sentences, index, language)),
            ("quotation", unbalanced(words)),
            ("split", _broken(texts[sentence["source"]], sentence["start"], sentence["end"])),
            (
                "boilerplate",
                _first_match((*BOILERPLATE, LEFT_OVER, BYLINE, CAPTION), words.strip(OPENING))
                or left_over(words),
            ),
            ("dateline", _first_match(DATELINES, words.lstrip(OPENING.replace("(", "")))),
            ("repeated", _repeated(words, [str(other["text"]) for other in sentences[:index]])),
            ("question", _unanswered(texts, sentences, index)),
            ("surname", _unknown(texts[sentence["source"]], sentences, index)),
            ("noun", _noun(texts, sentences, index, language[:2])),
            ("headline", a_headline(words) if language[:2] == "en" else ""),
            ("weak", weak(sentences, index)),
            ("missed", missed(title, sentences, index)),
            (
                "off",
                ""
                if _follows(texts, sentences, index)
                else off(title, texts[sentence["source"]], sentences, index),
            ),
        )
        found += [Fault(kind=kind, sentence=index, why=why) for kind, why in checks if why]
    return found


def _noun(
    texts: Sequence[str], sentences: Sequence[Mapping[str, Any]], index: int, code: str
) -> str:
    """The noun that only what is left out explains."""
    source = texts[sentences[index]["source"]]
    if found := unintroduced(source, sentences, index, code):
        return found
    if found := pointing(str(sentences[index]["text"])):
        return "" if _follows(texts, sentences, index) else found
    return retold(sentences, index) if code == "en" else ""


def _first_match(patterns: Sequence[re.Pattern[str]], words: str) -> str:
    return next((match[0] for pattern in patterns if (match := pattern.search(words))), "")


def _opener(
    texts: Sequence[str], sentences: Sequence[Mapping[str, Any]], index: int, language: str
) -> str:
    """The word that points at what stands before, "" where there is none or the sentence before is printed too."""
    words = str(sentences[index]["text"]).lstrip(OPENING).replace("’", "'")
    code = language[:2]
    head = re.match(rf"(?:{OPENERS.get(code, OPENERS['en'])})(?![\w'-])", words, re.IGNORECASE)
    head = head or re.match(ALSO.get(code, ALSO["en"]), words, re.IGNORECASE)
    if not head or INNOCENT.match(words) or re.match(r"both\b.{1,60}\band\b", words, re.IGNORECASE):
        return ""
    return "" if _follows(texts, sentences, index) else head[0]


def _follows(texts: Sequence[str], sentences: Sequence[Mapping[str, Any]], index: int) -> bool:
    """Whether the sentence printed just before ends, in the same source, where this one begins."""
    if not index or sentences[index - 1]["source"] != sentences[index]["source"]:
        return False
    between = texts[sentences[index]["source"]][
        sentences[index - 1]["end"] : sentences[index]["start"]
    ]
    parts = [part for part in re.split(r"\n+|(?<=[.!?»])\s", between) if re.search(r"\w", part)]
    return sentences[index - 1]["end"] <= sentences[index]["start"] and all(
        _aside(part.strip()) for part in parts
    )


def _aside(part: str) -> bool:
    """Whether a stretch between two printed sentences is none itself: a credit, a link, a heading, a cut dateline."""
    return bool(_first_match(BOILERPLATE, part) or _first_match(DATELINES, part + " x")) or (
        len(part.split()) <= 12 and part[-1] not in ENDS + CLOSING
    )


def unbalanced(words: str) -> str:
    """The mark that opens or closes alone, "" where all are in pairs; apostrophes, inches and list numbers are no marks."""
    for opening, closing in ("()", "[]", "«»", "“”"):
        text = re.sub(r"^\w{1,2}\)", " ", words) if opening == "(" else words
        text = text.replace("„", "“").replace("“", "”") if opening == "“" and "„" in words else text
        if opening == "“" and "„" in words:
            if text.count("”") % 2:
                return "„"
        elif _depth(text, opening, closing):
            return opening
    if len(re.findall(r'(?<!\d)"|(?<=\d)"(?![\s\w.,]*\w)', words)) % 2 and words.count('"') % 2:
        return '"'
    single = re.sub(
        r"\s['’]\s|['’]n['’]|['’]\d\ds?\b", " ", words
    )  # tokenised apostrophes, drum 'n' bass, the '90s
    opens = len(
        re.findall(
            r"(?:^|[\s(“\"—–-])['‘](?=[\w@#\[])(?!(?:em|til|cause|tis|twas|n|bout|round)\b)", single
        )
    )
    closes = len(
        re.findall(r"(?:(?<=[^\WsS])|(?<=[.,!?…\])\"”]))['’](?=[\s.,;:!?)”\"—–]|$)", single)
    )
    possible = len(re.findall(r"(?<=[sS])['’](?=[\s.,;:!?)”\"—–]|$)", single))
    possible += len(re.findall(r"(?<=[\w.,!?])\s['’]\s", words))
    ended = len(re.findall(r"(?<=[.,!?…])['’](?=[\s.,;:!?)—–]|$)", single))
    return "'" if opens > closes + possible or ended > opens else ""


def _depth(words: str, opening: str, closing: str) -> bool:
    depth = 0
    for mark in words:
        depth += (mark == opening) - (mark == closing)
        if depth < 0:
            return True
    return depth != 0


def _broken(text: str, start: int, end: int) -> str:
    return _bad_start(text, start) or _bad_end(text, end) or _glued(text[start:end])


def _bad_start(text: str, start: int) -> str:
    before = text[:start]
    line = before.rsplit("\n", 1)[-1].rstrip()
    bare = line.rstrip(CLOSING)
    if not bare or bare[-1] in ENDS + ":":
        return (
            f"after {line[-12:]!r}"
            if bare == line
            and text[start:].split(maxsplit=1)[0].lower() not in STOP
            and ABBREVIATIONS.search(bare)
            and not re.search(r"\b[A-Z]\.[A-Z]\.$", bare)
            else ""
        )
    if re.search(r"(?:^|[.!?»\"”]\s?)-\s[^.!?]{2,60}\s-$", line):
        return ""  # an agency's crosshead: "- New talks -"
    if CUT_OFF.search(before[-200:].rstrip("\n")):
        return ""
    prefix = re.split(r"(?<=[.!?])[”\"»']?\s", line)[-1]
    cut = re.search(r"[,:)»|—–-]$", line) and (len(prefix.split()) <= 12)
    if line.endswith(",") and not _first_match(BOILERPLATE, f"{prefix} x"):
        cut = None
    return "" if cut else f"starts after {line[-30:]!r}"


def _bad_end(text: str, end: int) -> str:
    told = text[:end].rstrip()
    bare = told.rstrip(CLOSING)
    after = re.match(r"[^\S\n]*([^\n]*)", text[end:])
    rest = after[1] if after else ""
    paragraph = told.rsplit("\n", 1)[-1]
    # Straight marks and curly ones may be mixed: what was opened long ago is not open.
    near = paragraph[-400:]
    if '"' not in near and any(
        near.rfind(opening) > near.rfind(closing) and closing in rest
        for opening, closing in ("“”", "«»")
    ):
        return "cut inside a quotation"
    if rest and rest[0] in "”»’" and not re.search(r"\s", text[end : end + 1]):
        return f"cut before {rest[:12]!r}"
    if rest and bare and bare[-1] not in ENDS + ":" and not re.match(r"[(\[|—–-]", rest):
        return f"goes on {rest[:20]!r}"
    if (
        rest
        and bare == told
        and rest.split()[0].lower() not in STOP
        and ABBREVIATIONS.search(bare)
        and not re.search(r"\b(?:[A-Z]\.){2}$", bare)
    ):
        return f"ends with {bare[-12:]!r}"
    if rest and NUMBER_OF.search(bare) and rest[0].isdigit():
        return f"ends with {bare[-8:]!r}"
    if (
        rest
        and rest[0].islower()
        and not re.match(r"(?:e|i)[A-Z]|www|http", rest)
        and bare[-1:] != ":"
    ):
        return f"goes on {rest[:20]!r}"
    return f"ends with {told[-10:]!r}" if bare and bare[-1] not in ENDS + ":" else ""


def _glued(words: str) -> str:
    if "\n" in words.strip():
        return "holds a line break"
    match = GLUED.search(ADDRESS.sub("", QUOTED.sub(" ", words)))
    return f"glued at {match[0]!r}" if match else ""


def _content(words: str) -> set[str]:
    return {
        word for word in re.findall(r"\w+", words.lower()) if len(word) > 2 and word not in STOP
    }


def _repeated(words: str, earlier: Sequence[str]) -> str:
    """The words that an earlier sentence shares with this one, where they are most of the shorter one's."""
    mine, pairs = _content(words), _neighbours(words)
    for other in earlier:
        theirs = _content(other)
        common, least = len(mine & theirs), min(len(mine), len(theirs))
        alike = common / max(least, 1) >= 0.7 or common / max(len(mine | theirs), 1) >= 0.6
        paired = common / max(least, 1) >= 0.5 and len(pairs & _neighbours(other)) >= 3
        if least >= 5 and (alike or paired):
            return " ".join(sorted(mine & theirs)[:5])
    return ""


def _neighbours(words: str) -> set[tuple[str, str]]:
    """Pairs of content words that stand side by side, small words aside."""
    row = [
        word[:6] for word in re.findall(r"\w+", words.lower()) if len(word) > 2 and word not in STOP
    ]
    return set(pairwise(row))


def _unanswered(texts: Sequence[str], sentences: Sequence[Mapping[str, Any]], index: int) -> str:
    words = str(sentences[index]["text"])
    told = QUOTED.sub(" ", words)
    if not words.rstrip(CLOSING).endswith(("?", "؟")) or (told != words and len(told.split()) >= 3):
        return ""  # a quoted question, with who asked it, is the news itself
    return "" if index + 1 < len(sentences) and _follows(texts, sentences, index + 1) else "?"


def _unknown(text: str, sentences: Sequence[Mapping[str, Any]], index: int) -> str:
    """A surname that speaks or opens the sentence, whose full name stands earlier in the source and nowhere in the summary."""
    words = str(sentences[index]["text"])
    printed = " ".join(str(sentence["text"]) for sentence in sentences[: index + 1])
    earlier = text[: sentences[index]["start"]]
    for match in re.finditer(
        rf"(?<![\w’'.-])([A-Z][a-zà-ÿ]{{2,}})(?='s\s|’s\s|,?\s+(?:has\s+)?{SAYS}\b)|\b{SAYS}\s+([A-Z][a-zà-ÿ]{{2,}})(?=[\s.,;])(?!\s+[A-Z])",
        words,
    ):
        name, place = match[1] or match[2], match.start(1) if match[1] else match.start(2)
        before = words[:place].rstrip().rsplit(" ", 1)[-1]
        if PARTICLES.search(before) or before[:1].isupper():
            continue
        full = re.compile(rf"\b([A-Z][a-zà-ÿ'-]+|[A-Z]\.)\s+(?:[a-z]{{2,3}}\s+)?{name}\b")
        known = {
            full_name[0]
            for full_name in full.finditer(earlier)
            if full_name[1].lower() not in STOP and len(full_name[1]) > 2
        }
        person = re.search(
            rf"\b{name},?\s+(?:has\s+|have\s+)?{SAYS}\b|\b(?:{SAYS}|Mr|Ms|Mrs|Dr)\.?\s+{name}\b",
            text,
        )
        if known and person and not full.search(printed):
            return name
    return ""


def main() -> int:
    options = _options()
    total: dict[str, Counter[str]] = {}
    for name, language, records in _inputs(options):
        _say(
            f"\n{name}: {len(records)} texts\n{'':10}{'sentences':>10}"
            + "".join(f"{kind:>12}" for kind in CLASSES)
            + f"{'a reader trips':>16}{'all':>8}"
        )
        for method in options.methods.split(","):
            counts = measure(records, language, method, verbose=options.verbose)
            total.setdefault(method, Counter()).update(counts)
            _print(method, counts)
    if total:
        _say("\ntogether")
        for method, counts in total.items():
            _print(method, counts)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, help="folder that holds evaluation/*.jsonl")
    parser.add_argument(
        "--folder",
        type=Path,
        action="append",
        default=[],
        help="articles to read, summarised at --words each",
    )
    parser.add_argument(
        "--sets", default=",".join(TASKS), help="which, comma-separated (default: all)"
    )
    parser.add_argument(
        "--methods", default="default", help="which, comma-separated (default: default)"
    )
    parser.add_argument("--limit", type=int, default=200, help="records of each set (default: 200)")
    parser.add_argument(
        "--language", default="en", help="of --folder where an article says nothing (default: en)"
    )
    parser.add_argument(
        "--words",
        type=int,
        default=90,
        help="length of a summary of --folder's articles (default: 90)",
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="show each fault in its place")
    return parser.parse_args()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _inputs(
    options: argparse.Namespace,
) -> Iterator[tuple[str, dict[str, Any], list[dict[str, Any]]]]:
    """Name, the length wanted, and the records of each set and folder at hand."""
    for name in options.sets.split(",") if options.corpora else ():
        task = TASKS[name]
        path = options.corpora / "evaluation" / task.file
        if path.exists():
            records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            yield name, {"count": task.count, "words": task.words}, records[: options.limit]
        else:
            _say(f"{name}: {path.name} is not there, left out")
    for folder in options.folder:
        yield (
            folder.name,
            {"count": None, "words": options.words},
            list(_read(folder, options.language))[: options.limit],
        )


def _read(folder: Path, language: str) -> Iterator[dict[str, Any]]:
    from digest.model import Article
    from digest.sources import read_paths

    for article in read_paths([folder], zone=ZoneInfo("UTC"), language=language):
        if isinstance(article, Article):
            yield {
                "id": article.id,
                "title": article.title,
                "text": article.text,
                "language": article.language,
            }


def measure(
    records: Sequence[Mapping[str, Any]],
    length: Mapping[str, int | None],
    method: str,
    *,
    verbose: bool,
) -> Counter[str]:
    """How many sentences were chosen, and how many have each fault."""
    from digest.summarise import summarise_record

    counts: Counter[str] = Counter()
    for record in records:
        given = {
            key: value
            for key, value in record.items()
            if key in ("id", "text", "texts", "title", "language")
        }
        texts = given.get("texts") or [given["text"]]
        sentences = summarise_record(given, method=method, **length)["sentences"]
        found = faults(
            texts, sentences, str(record.get("language", "en")), str(record.get("title") or "")
        )
        counts["sentences"] += len(sentences)
        counts.update(fault.kind for fault in found)
        counts["hard"] += len({fault.sentence for fault in found if fault.kind in HARD})
        counts["all"] += len({fault.sentence for fault in found})
        for fault in found if verbose else ():
            _show(str(record["id"]), texts, sentences[fault.sentence], fault)
    return counts


def _show(name: str, texts: Sequence[str], sentence: Mapping[str, Any], fault: Fault) -> None:
    text = texts[sentence["source"]]
    before, after = (
        text[max(sentence["start"] - 90, 0) : sentence["start"]],
        text[sentence["end"] : sentence["end"] + 50],
    )
    _say(f"  {fault.kind} ({fault.why}) · {name}\n    {before!r} ⟦{sentence['text']}⟧ {after!r}")


def _print(method: str, counts: Counter[str]) -> None:
    each = max(counts["sentences"], 1) / 1000
    _say(
        f"{method:10}{counts['sentences']:>10}"
        + "".join(f"{counts[kind] / each:>12.1f}" for kind in CLASSES)
        + f"{counts['hard'] / each:>16.1f}{counts['all'] / each:>8.1f}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
