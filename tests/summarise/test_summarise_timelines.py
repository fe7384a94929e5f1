"""Timelines: sentences whose day is certain, one a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from builders import article

from digest.model import Article
from digest.summarise.timelines import LEAST, MOST, timeline
from digest.text.sentences import sentences

FRIDAY = datetime(2025, 7, 25, 12, tzinfo=UTC)
DAYS = (
    "On July 21 divers found rotten piles under the old pier. "
    "The harbour board closed the pier on Tuesday after a vote. "
    "Crews moved their boats to the new quay on 23 July 2025."
)


def days(text: str, **changes: object) -> list[date]:
    one: Article = replace(article(text=text, published=FRIDAY), **changes)  # type: ignore[arg-type]
    dated = timeline(sentences(one), [one])
    assert all(each.sentence.text in text for each in dated)
    return [date.fromisoformat(each.day) for each in dated]


def test_each_day_has_its_sentence_in_order() -> None:
    assert days(DAYS) == [date(2025, 7, 21), date(2025, 7, 22), date(2025, 7, 23)]


@pytest.mark.parametrize(
    "text",
    [
        DAYS.replace("On July 21 divers", "Divers"),  # two days only
        DAYS.replace("closed the pier on Tuesday", "will close the pier on Tuesday"),
        DAYS.replace("23 July 2025", "23 July 1998"),
    ],
)
def test_fewer_certain_days_make_no_timeline(text: str) -> None:
    assert LEAST == 3
    assert days(text) == []


def test_an_article_without_a_date_makes_none_of_its_weekdays() -> None:
    assert days(DAYS, published=None) == []


def test_a_long_chain_keeps_its_limit() -> None:
    text = " ".join(
        f"On July {day} the crews of the harbour counted {day * 3} boats." for day in range(10, 22)
    )
    assert 0 < len(days(text)) <= MOST


CLOSED = "The harbour board closed the pier on Tuesday after a vote."


@pytest.mark.parametrize(
    "other",
    [
        "New rules for the pier, which ease on Tuesday, suit the crews.",  # the next Tuesday
        "The board closed the pier before the storm returns on Tuesday night.",
        "The board closed the pier, but since Tuesday all crews are back.",
        "The board closed the pier on Tuesday, and the quay on Thursday.",  # two days
        "The board cut the fee on Tuesday to half of yesterday and lost.",
        "The board closed the pier on Monday, 22 July 2025 in the evening.",  # a Tuesday
        "The board closed the pier on 31 June 2025 in the late evening.",  # no such day
        "The board closed the old pier on October 8 in the late evening.",  # of which year?
        "The board closed the old pier on 27 Muharram in the late evening.",
    ],
)
def test_a_day_that_is_not_sure_is_none(other: str) -> None:
    assert len(days(DAYS)) == LEAST
    assert days(DAYS.replace(CLOSED, other)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            (
                "Le 21 juillet 2025, les plongeurs ont vu les pieux. "
                "Le conseil a fermé la jetée le 22 juillet. "
                "Les équipages ont gagné le nouveau quai ce mercredi."
            ),
        ),
        (
            "de",
            (
                "Am 21. Juli fanden Taucher morsche Pfähle am Pier. Der Rat schloss den Pier am "
                "Dienstag nach der Abstimmung. Die Boote waren am Mittwoch am neuen Kai."
            ),
        ),
        (
            "es",
            (
                "El 21 de julio los buzos hallaron pilotes podridos. El consejo cerró el muelle el "
                "martes por la tarde. Las barcas llegaron al muelle nuevo el miércoles."
            ),
        ),
        (
            "ar",
            (
                "عثر الغواصون في 21 تموز على أعمدة متآكلة تحت الرصيف. أغلقت الإدارة الرصيف القديم "
                "يوم الثلاثاء في الميناء. وصلت القوارب إلى الرصيف الجديد مساء الأربعاء."
            ),
        ),
    ],
)
def test_days_in_other_languages_and_month_names(language: str, text: str) -> None:
    expected = [date(2025, 7, 21), date(2025, 7, 22), date(2025, 7, 23)]
    assert days(text, language=language) == expected
