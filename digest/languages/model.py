"""The data of a language: one ``Language`` of small groups, each used by one part of the program.

Fields hold three kinds of text:

- ``Words``: words separated by white space;
- ``Pattern``: a regular expression, or alternatives separated by "|". Patterns are compiled where
  they are used, most without regard to capitals; "(?-i:…)" makes capitals count;
- plain text, which is set as it is.

Every field may be left out. An empty pattern matches nothing, an empty list holds nothing, so a new
language can start with a few groups and grow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from digest.languages.checks import Part, part
from digest.languages.scripts import LATIN, WESTERN, Script

Words = str
Pattern = str

#: The sections that every language names, in the order in which a magazine prints them.
SECTIONS = ("world", "politics", "business", "science", "society", "culture", "sport")


@part
class Typography(Part):
    """How marks and spaces are set.

    *double*, *single*: opening and closing quotation marks.
    *spaces*: what is replaced in a text, in this order, each a pattern and its replacement.
    *dropped*: words that begin with an apostrophe ("’tis").
    *unapostrophed*: what is left of a contraction when its apostrophe is lost ("dont").
    *small*: words that end no line of a headline, since they belong to what follows.
    *raised*: the letters that are printed above the line, such as those of an ordinal ("1er").
    """

    double: tuple[str, str] = ("“", "”")
    single: tuple[str, str] = ("‘", "’")
    spaces: tuple[tuple[Pattern, str], ...] = ()
    dropped: Words = ""
    unapostrophed: Pattern = ""
    small: Words = ""
    raised: Pattern = ""


@part
class Breaks(Part):
    """What a line of a headline, a standfirst or a large quotation does not end with.

    *openers*: prepositions and conjunctions; *bound*: articles, auxiliaries, subjects and other
    small words that belong to what follows. *either*: words that belong to what follows or close a
    phrase ("called off", "for all"): they close it where one of *openers* follows. An elided word
    counts by itself ("d’un" is "un"); *prefixes* are small words written together with the next.
    *before_names*: words that begin a name ("New", "North"), or lead to one; *within_names*: small
    words within one, in letters without capitals. *owner*: endings of a
    word that tells whose the next thing is ("’s"), which had better not end a line.
    """

    openers: Words = ""
    bound: Words = ""
    either: Words = ""
    prefixes: Words = ""
    before_names: Words = ""
    within_names: Words = ""
    owner: Pattern = ""


@part
class Abbreviations(Part):
    """What ends in a full stop and does not end its sentence; in lower case, without the last stop.

    *titles* are always followed by more of their sentence. *last* may end one, and do where a word
    follows that opens sentences. *numbered* join a number ("No. 1"), and so do words that end like
    one of *compounds* ("Hauptstr. 5"). *times* go on with one of *after_times* ("p.m. Monday").
    *ordinals*: a number with a stop is an ordinal ("3. Mai").
    """

    titles: Words = "dr prof st vs"
    last: Words = ""
    numbered: Words = "no nr p pp vol"
    compounds: Words = ""
    times: Words = ""
    after_times: Words = ""
    ordinals: bool = False


@part
class Vocabulary(Part):
    """*stop*: words without a topic. *contractions*: endings that are cut off a word ("’s").

    *inflected*: names take endings or prefixes, so that texts are compared by stems.
    *bonus*, *stigma*: Edmundson's cue words, which announce or qualify a sentence that matters.
    *verbs*, *verb_endings*: words that may be a sentence's verb, and endings of others. What has
    none is a caption or a part of a list; none where the language's verbs are not known.
    """

    stop: Words = ""
    contractions: Pattern = ""
    inflected: bool = False
    bonus: Words = ""
    stigma: Words = ""
    verbs: Words = ""
    verb_endings: Words = ""


@part
class Openings(Part):
    """How a sentence begins that cannot be understood without what stands before it.

    *pronouns*, *connectives*: single words. *phrases*: two words or more. *first_person*: pronouns
    that the speaker of a quotation explains. *joined*: what joins a sentence to the one before,
    near its subject ("the board also"). *topical*: what refers to the article's topic. *objects*:
    an object that only the sentence before names. *pronoun_speech*: a quotation whose speaker is a
    pronoun. *unnamed*: a clause with a pronoun before any name. *clear*: openings that begin with
    one of *pronouns*, *connectives* or *phrases* and lean on nothing ("This week", "There is").
    *anywhere*: what joins a sentence to the one before wherever it stands, outside quotations ("the
    next day", "in turn").

    *points_back*: words in a quotation that refer to something named before. *definite*: a sentence
    that opens with a noun as known; its group is the noun. *mention*: the pattern of a mention of
    "{noun}", with a group "new" that is filled where the text introduces it, or a group "known"
    that is filled where it does not. *labels*: words before a colon in an interview ("Question:").

    A sentence may also open with one of *prepositions* and one of *demonstratives* ("According to
    this study"), behind one of *clefts* perhaps ("It is in this context that"); unless one of
    *at_hand* follows, which needs no sentence before ("this week"). *pointers*: demonstratives that
    point at a thing wherever they stand, and are no other word. *links*: words that join a sentence
    to what stands before, wherever they stand, more often than not ("also", "added").

    It may go on with the sentence before, without a verb of its own ("Une mesure attendue."): it
    opens with one of *indefinite*, and has no *finite* verb but those of its *relatives*.
    """

    pronouns: Words = ""
    connectives: Words = ""
    phrases: Pattern = ""
    first_person: Words = ""
    joined: Pattern = ""
    topical: Pattern = ""
    objects: Pattern = ""
    pronoun_speech: Pattern = ""
    unnamed: Pattern = ""
    clear: Pattern = ""
    anywhere: Pattern = ""
    points_back: Pattern = ""
    definite: Pattern = ""
    mention: Pattern = ""
    labels: Pattern = ""
    prepositions: Pattern = ""
    demonstratives: Pattern = ""
    clefts: Pattern = ""
    at_hand: Pattern = ""
    pointers: Words = ""
    links: Words = ""
    indefinite: Pattern = ""
    finite: Pattern = ""
    relatives: Pattern = ""


@part
class Nouns(Part):
    """Nouns that a text takes for known ("the museum"), so that it must have introduced them.

    *definite*: words before such a noun. *taken*: other words before a noun that is known.
    *between*: words that may stand between ("the two men"). *bound*: words behind a noun that
    explain it on the spot ("the man who"), unless one of *dates* follows ("in April"). *relative*:
    those of *bound* that explain what is pointed at, too ("those men who"); none for all.
    *over*, *over_endings*: words behind a noun, and their endings, that show that it is over, where
    another noun might follow ("the museum café"); none where adjectives stand behind.
    *known*: nouns of which everybody knows the one that is meant. *referring*: those that always
    refer to something named before ("the announcement"). *forms*: irregular forms of a noun.
    *pointing*: those of *definite* that always point to a thing named before ("these plans").
    *opening*: whether any other noun does that a sentence opens with and the text has not named,
    since what is general has no article ("rain", where French has "la pluie"). *capitals*: whether
    nouns are written with a capital.
    """

    definite: Words = ""
    taken: Words = ""
    between: Words = ""
    bound: Words = ""
    dates: Words = ""
    relative: Words = ""
    over: Words = ""
    over_endings: Words = ""
    known: Words = ""
    referring: Words = ""
    forms: Mapping[str, str] = field(default_factory=dict)
    pointing: Words = ""
    opening: bool = False
    capitals: bool = False


@part
class Names(Part):
    """Capitalised words around names. Texts of every language quote them, so all languages' are
    read together.

    *particles* and *places* join the parts of a person's and a place's name. *titles*: forms of
    address and offices. *short_titles*: those that stand before a bare surname. *address*: those
    that are no office. *no_names*: words that a sentence may open with, and that are no name.
    *no_first_names*: those that are no first name before a surname. *bodies*: words of a body's
    name, never of a person's.
    """

    particles: Pattern = ""
    places: Pattern = ""
    titles: Words = ""
    short_titles: Words = ""
    address: Words = ""
    no_names: Words = ""
    no_first_names: Words = ""
    bodies: Pattern = ""


@part
class Speakers(Part):
    """How a text names a speaker.

    *verbs*: of speaking. *asked*: those that follow a quoted question or exclamation. *addressing*:
    with whom one speaks ("told reporters"). *according*: "according to". *auxiliary*: words before
    the verb; *that* stands behind it. *patterns*: in place of the general order of name and verb,
    patterns with a group "name" in which "{verbs}" stands for the verbs and NUL for the quotation.
    *articles*: before an office ("le maire"); *elided*: the same before a vowel; *office_keeps*:
    whether an office is given with its article. *leads_on*: words that lead from an office to
    somebody else's. *aged* and *years*: around an age. *who_is*: between a name and an office.
    *no_office_opens*: articles with which what stands behind a name is no office; *no_office*: what
    shows the same. *and_*: joins two names; *within*: stands within a body's name.
    *before_surname*, *behind_surname*: words that show that a bare surname speaks.
    """

    verbs: Pattern = ""
    asked: Pattern = ""
    addressing: Pattern = ""
    according: Pattern = ""
    auxiliary: Pattern = ""
    that: Pattern = ""
    patterns: tuple[Pattern, ...] = ()
    articles: Pattern = ""
    elided: Pattern = ""
    office_keeps: Pattern = ""
    leads_on: Pattern = ""
    aged: Pattern = ""
    years: Pattern = ""
    who_is: Pattern = ""
    no_office_opens: Pattern = ""
    no_office: Pattern = ""
    and_: Pattern = ""
    within: Pattern = ""
    before_surname: Pattern = ""
    behind_surname: Pattern = ""


@part
class Quotes(Part):
    """Quotations that can be understood alone.

    *outside*: openings that refer to something outside. *somebody*: a person only the text names.
    *own_subject*: openings with a subject of their own. *speaking*: openings that refer to nobody
    but the speaker, the hearer or everyone.
    """

    outside: Pattern = ""
    somebody: Pattern = ""
    own_subject: Pattern = ""
    speaking: Pattern = ""


@part
class Numbers(Part):
    """How numbers are written.

    *group* and *decimal*: signs between thousands and before a fraction. *scales*: words that
    multiply. *ones*, *tens*: words and their values; *joined*: how "{tens}" and "{ones}" make one
    number; *teens*: how "{ones}" makes a number from 11 to 19; *others*: what is not put together.
    *and_*: the word "and" that is written together with a number.
    *shares*: "per cent". *months*: the names of months in dates.
    *before*, *behind*: what stands beside a number that is a date, a time, an age, a score or part
    of a name. *goes_on*, *gone_on*: what makes a number part of a longer one. *partly*: what
    follows a number that is no count ("one of them"). *years*: behind an age. *measured*: units
    that stand behind no year. *up*, *down*, *about*: hedges before a number.
    """

    group: str = ","
    decimal: str = "."
    scales: Mapping[str, float] = field(default_factory=dict)
    ones: Mapping[str, int] = field(default_factory=dict)
    tens: Mapping[str, int] = field(default_factory=dict)
    joined: str = ""
    teens: tuple[str, ...] = ()
    others: Mapping[str, int] = field(default_factory=dict)
    and_: str = ""
    shares: Pattern = ""
    months: Pattern = ""
    before: Pattern = ""
    behind: Pattern = ""
    goes_on: Pattern = ""
    gone_on: Pattern = ""
    partly: Pattern = ""
    years: Pattern = ""
    measured: Pattern = ""
    up: Pattern = ""
    down: Pattern = ""
    about: Pattern = ""


@part
class Figures(Part):
    """What numbers count.

    *units*: of measure. *people*: words for them; *struck*: what makes a number of them news.
    *cash*: currencies. *record*: what makes a number one. *part*: before a number of which only a
    part is reported on. *time*: a time that passed. *day*: names of days. *joins*: words that open
    another clause. *prepositions*. *opens*: words that may open a label; *of*: those that lead from
    a number to what it counts. *scale_leads*: whether one of these stands between "million" and
    what is counted. *before_noun*: adjectives that stand before a noun in a language whose
    adjectives stand behind. *plural*: endings by which a noun is over, where adjectives stand
    before it; *verb*: words and endings by which a verb begins; *subject*: what stands before a
    number that is its clause's subject; *new_noun*, *infinitive*: words that begin something else.
    *participle*: ending of a verb's form that ends a noun; *dangling*: endings of a phrase that was
    cut; *pairs*: words that need two things. *no_end*: what is cut off a label. *blind*: words that
    point out of a label. *measure*: words that alone mean nothing. *uncounted_behind*,
    *uncounted_before*: what shows that the number does not count what follows.
    """

    units: Pattern = ""
    people: Pattern = ""
    struck: Pattern = ""
    cash: Pattern = ""
    record: Pattern = ""
    part: Pattern = ""
    time: Pattern = ""
    day: Pattern = ""
    joins: Words = ""
    prepositions: Words = ""
    opens: Words = ""
    of: Words = ""
    elided_of: Pattern = ""
    scale_leads: bool = False
    before_noun: Words = ""
    plural: Pattern = ""
    verb: Pattern = ""
    subject: Pattern = ""
    new_noun: Words = ""
    infinitive: Words = ""
    leads: Words = ""
    participle: Pattern = ""
    dangling: Pattern = ""
    pairs: Words = ""
    no_end: Pattern = ""
    blind: Pattern = ""
    measure: Pattern = ""
    uncounted_behind: Pattern = ""
    uncounted_before: Pattern = ""


@part
class Comparisons(Part):
    """Figures that may be compared in a chart.

    *rose*, *fell*: words that say which of two figures is the larger one; *changed*: those that say
    it of neither. *from_*, *to*: what stands before the old and the new figure. *up_from*,
    *down_from*, *against*: what stands between a new figure and the old one. *within*: what stands
    before a year or a month; *earlier*: a time that names the old figure's period by the new one's.
    *points*: percentage points. *unsure*: what makes a figure no fact, or of another kind than
    the one beside it: a denial, a forecast, a range, a part of a period.
    Where "from 3 to 5" may be a range, *rose* holds only what says that it is none.
    *hedges*: what stands before a figure that is not exact, beside those of ``Numbers``. *moving*:
    what makes a share a change. *for_each*, *in_each*: what stands between a figure and what it is
    of, and between a name and its figure. *and_*: joins the last of a list. *opens*: words that
    open a sentence and are no name.
    """

    rose: Pattern = ""
    fell: Pattern = ""
    changed: Pattern = ""
    from_: Pattern = ""
    to: Pattern = ""
    up_from: Pattern = ""
    down_from: Pattern = ""
    against: Pattern = ""
    within: Pattern = ""
    earlier: Pattern = ""
    points: Pattern = ""
    unsure: Pattern = ""
    hedges: Pattern = ""
    moving: Pattern = ""
    for_each: Pattern = ""
    in_each: Pattern = ""
    and_: Pattern = ""
    opens: Words = ""


@part
class Dates(Part):
    """How a text names a day.

    *months*: twelve patterns, from January; *weekdays*: seven, from Monday. *ordinal*: what may
    follow the number of a day; *of*: what may stand between day, month and year. *month_first*:
    words before a day whose month comes first ("on July 21"). *on*: what stands before a weekday.
    *unsure*: words of a sentence that make its day another one: a plan, another year, a repetition.
    *bounds*: words before a date that make it the end or the start of a time ("since").
    *past*: verbs that tell of what happened, and of nothing else.
    """

    months: tuple[Pattern, ...] = ()
    weekdays: tuple[Pattern, ...] = ()
    ordinal: Pattern = ""
    of: Pattern = ""
    month_first: Pattern = ""
    on: Pattern = ""
    unsure: Pattern = ""
    bounds: Pattern = ""
    past: Pattern = ""


@part
class Differences(Part):
    """How reports with different numbers refer to one thing.

    *fates*: what befalls people, in the words for it; the keys are dead, hurt, missing, moved,
    arrested and gathered. *more*: words between a number and people. *cuts*: words that part
    clauses. *elsewhen*: another time than the report's. *not_so*: what is compared, feared or
    expected. *sums_up*: opens a clause that sums up the one before,
    *sums_about* may follow. *later*: an opening that says
    when. *outside*: pronouns a sentence may not open with. *added*: a number that is added to
    somebody. *no_thing*: stems that are no thing to disagree on. *same*: stems of one thing under
    two names.
    """

    fates: Mapping[str, Pattern] = field(default_factory=dict)
    more: Words = ""
    cuts: Pattern = ""
    elsewhen: Pattern = ""
    not_so: Pattern = ""
    sums_up: Pattern = ""
    sums_about: Pattern = ""
    later: Pattern = ""
    outside: Pattern = ""
    added: Pattern = ""
    no_thing: Words = ""
    same: Mapping[str, str] = field(default_factory=dict)


@part
class Headlines(Part):
    """*labels*: what outlets hang before a headline. *opinion*: those that mark an opinion.

    *alone*: words in the title of an article that reports no single event: a comment, a live blog,
    a round-up, a newsletter.
    *roundups*: words in the title of an article that tells many matters one after another.
    *bait*: what promises instead of informing. *cut_off*: words no headline ends with.
    *standfirst_bait*, *unplaced*: what makes a standfirst unfit: a call, or words that a reader of
    the headline alone cannot place. *title_case*: outlets capitalise a headline's words.
    *nouns_capitalised*: the language capitalises all nouns. *relatives*: words that open a relative
    clause. *fronting*: what opens a phrase in front of a main clause, but for prepositions and
    conjunctions.
    """

    title_case: bool = False
    nouns_capitalised: bool = False
    labels: Pattern = ""
    opinion: Pattern = ""
    alone: Pattern = ""
    roundups: Pattern = ""
    bait: Pattern = ""
    cut_off: Pattern = ""
    standfirst_bait: Pattern = ""
    unplaced: Pattern = ""
    relatives: Words = ""
    fronting: Pattern = ""


@part
class Sections(Part):
    """The sections of a magazine; every mapping has their keys, which are in ``SECTIONS``.

    *names*: as they are printed. *labels*: what outlets of the language call them, whole words of
    a tag, a category or a folder. *words*: what texts that belong there speak of.
    *unsaid*: labels that say how an article is told and not what it is about ("Video").
    """

    names: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, Pattern] = field(default_factory=dict)
    words: Mapping[str, Words] = field(default_factory=dict)
    unsaid: Pattern = ""


@part
class Trace(Part):
    """A pattern that shows that a sentence is no part of its story, and the *reason* to leave it
    out.

    Every match of *pattern* contains one of *hints*, in small letters; most sentences have none,
    and need no search. Without hints the pattern must match from the sentence's beginning. *late*:
    only in the last part of a text. *cased*: capitals count. *spoils*: in sentences of any length.
    *own*: not in texts of other languages, in which the words mean something else.
    """

    reason: str
    pattern: Pattern
    hints: tuple[str, ...] = ()
    late: bool = False
    cased: bool = False
    spoils: bool = False
    own: bool = False


@part
class Furniture(Part):
    """What an outlet writes around a story. English is read beside each language: plugins write it.

    *heads*: bylines and time stamps in front of the text. *datelines*. *invented_openings*:
    openings put in front by whoever posts a text again. *traces*: captions, calls, credits, links.
    *agencies*: news agencies as the language writes them. *attribution*: words of a credit.
    *leads*: what is glued in front of a sentence, capitals count. *pictured*: words that open a
    picture's credit in brackets. *crossheads*: openers of sentences, with a capital, before which a
    heading may stand that lost its line; so may it before any of the language's small words but
    *no_crossheads*, often names. *clauses*: openers that a name may follow, for none has them.
    *last*: sentences after which none of the story comes.
    """

    heads: tuple[Pattern, ...] = ()
    datelines: tuple[Pattern, ...] = ()
    agencies: Pattern = ""
    invented_openings: tuple[Pattern, ...] = ()
    traces: tuple[Trace, ...] = ()
    attribution: Pattern = ""
    leads: tuple[Pattern, ...] = ()
    pictured: Pattern = ""
    crossheads: Words = ""
    no_crossheads: Words = ""
    clauses: Words = ""
    last: tuple[Trace, ...] = ()


@part
class Reading(Part):
    """Words met when articles are read from sites and files.

    *day_first*: 07/08 is the seventh of August. *months*: names of months that the date parser does
    not know, with those it does. *bylines*: words before an author's name; *before_authors*: words
    that are never part of one; *between_authors*: words that join two; *behind_authors*: words that
    lead from an author to a place or an outlet; *no_author*: what opens a credit for other work;
    *staff*: words of departments, offices and accounts, never of a person's name. *pictures*: words
    before the name of a photographer or an artist. *credits*: words before a source's name;
    *credit_words*: small words within a credit; *calls*: what is no credit; *outlets*: words of an
    outlet's name. *nameless*: what an outlet is called of which no name is known. *undescribed*:
    words that describe no picture, as "image". *sections*: names of sections that mean nothing.
    *walls*, *undelivered*, *errors*: texts of pages that were saved instead of an article;
    *entries*: titles of pages that ask for a log-in. *mail*:
    what a newsletter says of its own sending, around its text.
    """

    day_first: bool = False
    months: Mapping[str, str] = field(default_factory=dict)
    bylines: Pattern = ""
    before_authors: Pattern = ""
    between_authors: Pattern = ""
    behind_authors: Pattern = ""
    no_author: Pattern = ""
    staff: Pattern = ""
    pictures: Pattern = ""
    credits: Pattern = ""
    credit_words: Words = ""
    calls: Pattern = ""
    outlets: Pattern = ""
    nameless: str = "Articles"
    undescribed: Pattern = ""
    sections: tuple[str, ...] = ()
    walls: tuple[Pattern, ...] = ()
    undelivered: tuple[Pattern, ...] = ()
    errors: Pattern = ""
    entries: Pattern = ""
    mail: Pattern = ""


@part
class Language(Part):
    """One language.

    *code* is its ISO 639 code, *called* are names that a site may give it, in lower case. *stemmer*
    is its name in Snowball. *detected*: texts may be detected as it. *digits* are its digits,
    *digits_in* those of countries where they differ.
    """

    code: str
    called: tuple[str, ...] = ()
    script: Script = LATIN
    digits: str = WESTERN
    digits_in: Mapping[str, str] = field(default_factory=dict)
    stemmer: str = ""
    detected: bool = True
    typography: Typography = field(default_factory=Typography)
    breaks: Breaks = field(default_factory=Breaks)
    abbreviations: Abbreviations = field(default_factory=Abbreviations)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    openings: Openings = field(default_factory=Openings)
    nouns: Nouns = field(default_factory=Nouns)
    naming: Names = field(default_factory=Names)
    speakers: Speakers = field(default_factory=Speakers)
    quotes: Quotes = field(default_factory=Quotes)
    numbers: Numbers = field(default_factory=Numbers)
    figures: Figures = field(default_factory=Figures)
    comparisons: Comparisons = field(default_factory=Comparisons)
    dates: Dates = field(default_factory=Dates)
    differences: Differences = field(default_factory=Differences)
    headlines: Headlines = field(default_factory=Headlines)
    sections: Sections = field(default_factory=Sections)
    furniture: Furniture = field(default_factory=Furniture)
    reading: Reading = field(default_factory=Reading)
