from __future__ import annotations

import pytest
from builders import article
from hypothesis import assume, given
from hypothesis import strategies as st

from digest.languages import known
from digest.model import Article
from digest.text.boilerplate import clean, story_begins
from digest.text.boilerplate_patterns import Trace, patterns
from digest.text.repetition import repeated, signature
from digest.text.sentences import sentences

BODY = (
    "The harbour board closed the old pier on Monday. Two cranes will be moved before winter. Fishing crews said they "
    "had not been asked. The board promised a ferry every twenty minutes. A ticket will cost three crowns.\n\n"
    "The new quay opens in May. It will hold forty boats. Repairs are paid for by the county."
)


def left_out(text: str, language: str = "en") -> list[tuple[str, str]]:
    told = article(text=text, language=language)
    return [(sentence.text, reason) for sentence, reason in clean(told, sentences(told)).dropped]


TAILS = [
    ("en", "Want to chase the pulse of the harbour?", "subscribe call"),
    ("en", "Subscribe to receive our FREE weekly PDF magazine", "subscribe call"),
    ("en", "Sign up for our newsletter and never miss a tide.", "subscribe call"),
    ("en", "Follow us on Facebook.", "subscribe call"),
    ("en", "Plus, sign up for Tide Talk’s newsletter to hear of it first.", "subscribe call"),
    ("en", "Join the FREE “Tide Report”: my best tips when you sign up!", "subscribe call"),
    ("en", "Go to gull.example.com for more news of the harbour.", "subscribe call"),
    ("en", "For more of it, subscribe to our podcast.", "subscribe call"),
    ("en", "The next Tide Talk will soon be in your inbox.", "subscribe call"),
    ("en", "Watch the moment the pier fell.", "subscribe call"),
    ("en", "Please check our website for the times.", "subscribe call"),
    ("en", "This story was first published by The Gull.", "contributors"),
    ("en", "Anna Reed contributed to this report.", "contributors"),
    ("en", "Editor's note: names were changed.", "contributors"),
    ("en", "Source: Harbour Wire", "source line"),
    ("en", "Photo credit: Anna Reed", "source line"),
    ("en", "Harbour Wire via The Associated Press, gull.example", "credit"),
    ("en", "(Reporting by Anna Reed; editing by Tom Bell, Reuters)", "credit"),
    ("en", "Read more: the pier in pictures.", "related link"),
    ("en", "Scroll down for video.", "related link"),
    ("en", "We may earn commission from links on this page.", "plugin debris"),
    ("en", "The post Pier closed appeared first on The Gull.", "plugin debris"),
    ("en", "[gallery ids=3]", "plugin debris"),
    ("en", "Already a subscriber?", "paywall notice"),
    ("en", "This material may not be published, broadcast or rewritten.", "rights notice"),
    ("en", "Got a tip?", "contact line"),
    ("en", "Anna Reed is a reporter for The Gull, based in Northport.", "author's note"),
    ("en", "By Anna Reed", "byline"),
    ("en", "Crews wait beside the pier (pictured left).", "caption"),
    ("en", "Crews wait beside the old pier at dusk", "heading or caption"),
    ("fr", "Abonnez-vous à notre lettre.", "subscribe call"),
    ("fr", "À lire aussi : le port en images.", "related link"),
    ("fr", "Cet article est réservé aux abonnés.", "paywall notice"),
    ("es", "Suscríbete para seguir leyendo.", "subscribe call"),
    ("es", "Lea también: el puerto.", "related link"),
    ("de", "Lesen Sie auch: der Hafen.", "related link"),
    ("de", "Melden Sie sich für den Newsletter an.", "subscribe call"),
    ("en", "Updated at 22:10 with a statement by the board.", "byline"),
    ("ar", "اشتركوا مجانا في مجلتنا الأسبوعية.", "subscribe call"),
    (
        "en",
        "FILE - In this May 3, 2018, file photo, crews wait at the pier.",
        "caption or call run into it",
    ),
    ("en", "Getty Images Anna Reed closed the pier on Monday.", "caption or call run into it"),
    (
        "en",
        "Bell waits at the... ( associated press ) the pier was closed.",
        "caption or call run into it",
    ),
    ("en", "Subscribe to the weekly tide on any player.", "caption or call run into it"),
    (
        "en",
        f"Click here to read the whole report, which tells {'more and ' * 20}more.",
        "caption or call run into it",
    ),
    ("ar", "اشترك الآن في نشرتنا البريدية.", "subscribe call"),
    ("ar", "اقرأ أيضا: إغلاق الميناء.", "related link"),
    ("ar", "جميع الحقوق محفوظة.", "rights notice"),
]


@pytest.mark.parametrize(("language", "tail", "reason"), TAILS)
def test_what_outlets_write_around_a_story_is_left_out(
    language: str, tail: str, reason: str
) -> None:
    assert left_out(f"{BODY}\n\n{tail}", language) == [(tail, reason)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The crews told Reuters that they had not been asked.",
        "Northport began signing up to the treaty in 1985.",
        "The union, which publishes a newsletter, read the ruling more than once.",
        "She follows the tides on a chart.",
        "Watching the pier fall, the crews wept.",
        "The source of the leak was never found.",
        "The pier is seen as a danger.",
        "Police showed a photo of the pier.",
        "The Harbour Branch (HB) said the pier burned in May.",
        "BELL, who is 38, wept on July 25.",
        "In a twist of rope the crew found a ring.",
        "Boats subscribe to no rule.",
        "Get out of the water, the crews told the swimmers.",
        "Join the queue early, Bell says, or wait for the next ferry.",
        "Video of the moment the pier fell was shown in court.",
        "Her newsletter for crews has 400 readers.",
    ],
)
def test_news_is_kept(sentence: str) -> None:
    assert left_out(f"{BODY}\n\n{sentence}") == []


def test_a_credit_is_left_out_as_one() -> None:
    told = article(
        text=f"{BODY}\n\nHarbour Wire via The Associated Press, gull.example", credit="Gull staff"
    )
    assert [reason for _, reason in clean(told, sentences(told)).dropped] == ["credit"]


#: The language of an opening below, by its first word; the others are English.
LANGUAGES = {"Selon": "fr", "Según": "es", "الميناء": "ar", "عاجل:": "ar"}


@pytest.mark.parametrize(
    "opening",
    [
        "(CNN) -- ",
        "(CNN)",
        "LONDON (Reuters) - ",
        "Northport, Westland (AP) — ",
        "NORTHPORT, May 20. /TASS/. ",
        "VARNHOLM, July 24 (Corran Press) — ",
        "SKARRA, Corran, July 25. ",
        "SKARRA /Corran Region/, July 25. ",
        "Northport, Westland / PORT Alder, Corran / Skarra — ",
        "SKARRA /Corran Region/, July 25. /TASS/. ",
        "SKARRA, July 25. — ",
        "SORREL PASS, Valrives-Nadhira border, July 26 (Corran Press) — ",
        "Northport  (CNN)",
        "Northport, west. ( ap ) — ",
        "Northport ( cbsnorthport ) – ",
        "(The Harbour Reporter)",
        "Published on Jan 8, 2018 ",
        "In the latest turn of events, ",
        "As per emerging details, ",
        "In a shocking new twist for island travellers, ",
        "NORTHPORT — ",
        "PARIS, le 3 mai (AFP) - ",
        "According to new developments, ",
        "In a recent development, ",
        "BREAKING: ",
        "By. Anna Reed. PUBLISHED:. 09:42 EST, 3 March 2012. |. UPDATED:. 10:05 EST, 3 March 2012. ",
        "By . Anna Reed . PUBLISHED: . 09:42 EST, 3 March 2012 . | . UPDATED: . 10:05 EST, 3 March 2012 . ",
        "(Gull + Tern) -- ",
        "By. Gull Reporter. ",
        "Last updated at 8:05 AM on 4th May 2012. ",
        "Selon de nouvelles informations, ",
        "Según las últimas noticias, ",
        "الميناء - رويترز - ",
        "عاجل: ",
    ],
)
def test_datelines_and_made_up_openings_are_cut_and_the_sentence_stays(opening: str) -> None:
    told = article(text=opening + BODY, language=LANGUAGES.get(opening.split(maxsplit=1)[0], "en"))
    found = clean(told, sentences(told)).sentences
    assert found[0].text == "The harbour board closed the old pier on Monday."
    assert all(sentence.text == told.text[sentence.start : sentence.end] for sentence in found)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "In a new report, the board says so. It is long.",
        "A ship - the Gull - sank.",
        "According to the board, it was new. So be it.",
    ],
)
def test_an_ordinary_opening_is_left_alone(text: str) -> None:
    assert story_begins(text, language="en") == 0


def paper(count: int, tail: str) -> list[Article]:
    return [
        article(
            id=f"gull:{number}",
            text=f"Boat {'abcdefghijklmnopqrstuvwxyz'[number]} came in late today. {tail}",
        )
        for number in range(count)
    ]


def test_what_an_outlet_repeats_is_its_own() -> None:
    told = paper(4, "Tide 12 is on page 3.")
    marked = repeated(told)
    assert marked["The Gull"] == {signature("Tide 47 is on page 9.")}
    assert [reason for _, reason in clean(told[0], sentences(told[0]), marked).dropped] == [
        "repeated in the source"
    ]


def test_twice_is_no_habit() -> None:
    assert repeated(paper(2, "Tide 12 is on page 3."))["The Gull"] == frozenset()


def test_another_outlets_habit_is_not_held_against_this_one() -> None:
    told = article(source="The Tern", text=paper(1, "Tide 12 is on page 3.")[0].text)
    assert not clean(told, sentences(told), repeated(paper(4, "Tide 12 is on page 3."))).dropped


def test_a_paywalls_stub_is_told_from_an_article() -> None:
    stub = article(
        text="The board met. This article is reserved for subscribers. Already a subscriber? Sign up now to read on."
    )
    assert clean(stub, sentences(stub)).stub
    assert not clean(article(), sentences(article())).stub


@pytest.mark.slow
@pytest.mark.parametrize(
    "trace",
    [
        trace
        for code in known()
        for trace in patterns(code).chrome + patterns(code).spoiled
        if trace.hints
        and (code == "en" or trace not in patterns("en").chrome + patterns("en").spoiled)
    ],
    ids=lambda trace: f"{trace.reason}: {trace.hints[0]}",
)
@given(data=st.data())
def test_every_match_of_a_pattern_holds_one_of_its_hints(trace: Trace, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(trace.pattern))
    assume(not set(text) & set("ſİıK"))  # which small letters of a pattern match as well
    assert trace.matches(text, text.lower())
