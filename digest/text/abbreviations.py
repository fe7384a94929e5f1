"""What ends in a full stop and ends no sentence, by language.

TITLES are always followed by more of their sentence; LAST may end one, and do where a word that only ever opens a
sentence follows; NUMBERED ("No. 1") join a number and nothing else.
"""

from __future__ import annotations

_COMMON = "dr prof st vs etc"

TITLES: dict[str, frozenset[str]] = {
    language: frozenset(f"{_COMMON} {words}".split()) - {"etc"}
    for language, words in {
        "en": "mr mrs ms mx messrs rev fr lt col gen capt cpt cpl sgt maj brig adm cmdr cdr gov sen sens rep reps hon "
        "supt insp det pvt spc pfc ave blvd mt ft v cf al e.g i.e approx dept amb atty asst assoc pres sec "
        "sr.a cia cllr ofc msgr pte rt wm geo chas",
        "fr": "m mm mme mmes mlle mlles mgr me pr sr ste sts av bd boul p.ex ex env chap coll dir éd hab "
        "c.-à-d j.-c réf tél gal cdt col cap lt",
        "es": "sr sra sres sras srta d da dña dr dra dres ud uds vd vds lic ing arq gral cap cnel tte sto sta av avda "
        "prof profa pág págs núm art aprox tel dto fdo ntra hnos mons p.ej ee excmo excma ilmo ilma",
        "de": "hr fr frl z z.b u.a d.h o.ä u.ä s.o s.u i.d.r v.a bzw ca vgl ggf inkl exkl evtl sog geb gest tel ing "
        "dipl abs bd hrsg max min mio mrd nr str allg bes ehem einschl lt kath ev jh jhd rd zz u d i "
        "o.g m.e m.a v.chr n.chr zzgl zt",
        "ar": "د أ م ص ط هـ ق.م أ.د ب.م ش ج ت",
    }.items()
}

LAST: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "inc corp co ltd llc plc bros jr sr a.m p.m am pm etc esq ph.d m.d b.a m.a d.c u.s u.k u.n e.u",
        "fr": "etc cie",
        "es": "etc cía s.a ee.uu uu a.m p.m",
        "de": "etc usw u.a co usf",
        "ar": "",
    }.items()
}

_NUMBERED = (
    "no nos nr núm num art fig figs p pp pag pág vol ch sec jan feb mar apr jun jul aug sept sep oct nov dec "
    "janv févr juil déc okt dez ene abr ago"
)
NUMBERED = frozenset(_NUMBERED.split())

#: What follows "p.m." and belongs to it still.
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday ET EST EDT GMT BST CET PT PST PDT CT UTC"
JOINED_TO_TIMES = frozenset(_WEEKDAYS.split())
