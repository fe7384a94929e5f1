from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.curate.weeks import in_week, last_week, newest_week, week, week_of
from digest.errors import UsageError
from tests.builders import article

TUNIS = ZoneInfo("Africa/Tunis")
PARIS = ZoneInfo("Europe/Paris")
SAO_PAULO = ZoneInfo("America/Sao_Paulo")
MONDAY, SATURDAY, SUNDAY = 0, 5, 6


@pytest.mark.parametrize(
    ("first_weekday", "starts"),
    [
        (0, "2025-07-21"),
        (1, "2025-07-22"),
        (2, "2025-07-23"),
        (3, "2025-07-24"),
        (4, "2025-07-18"),
        (5, "2025-07-19"),
        (6, "2025-07-20"),
    ],
)
def test_a_week_begins_on_its_first_weekday_nearest_to_the_iso_monday(
    first_weekday: int, starts: str
) -> None:
    found = week("2025-W30", zone=TUNIS, first_weekday=first_weekday)
    assert found.label == "2025-W30"
    assert found.starts.date().isoformat() == starts
    assert found.starts.date().weekday() == first_weekday
    assert found.ends.date() - found.starts.date() == timedelta(days=7)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "2025",
        "2025-30",
        "2025-W3",
        "W30",
        "2025-W00",
        "2025-W53",
        "2025-W99",
        "last",
        "0000-W01",
        "9999-W52",
        "2025-W30x",
        "２０２５-W30",
    ],
)
def test_a_label_that_names_no_week_is_told(label: str) -> None:
    with pytest.raises(UsageError, match="names no week"):
        week(label, zone=TUNIS, first_weekday=MONDAY)


def test_the_message_says_which_weeks_the_year_has() -> None:
    with pytest.raises(UsageError, match="2025-W01 to 2025-W52"):
        week("2025-W53", zone=TUNIS, first_weekday=MONDAY)


def test_week_53_exists_where_the_year_has_one() -> None:
    assert (
        week("2020-W53", zone=TUNIS, first_weekday=MONDAY).starts.date().isoformat() == "2020-12-28"
    )


@pytest.mark.parametrize(
    ("label", "zone", "hours"),
    [
        ("2025-W13", PARIS, 167),  # clocks forward on Sunday, 30 March
        ("2025-W43", PARIS, 169),  # and back on Sunday, 26 October
        ("2025-W30", PARIS, 168),
        ("2018-W44", SAO_PAULO, 167),  # midnight of Sunday, 4 November, did not happen
    ],
)
def test_a_clock_change_makes_a_week_shorter_or_longer(
    label: str, zone: ZoneInfo, hours: int
) -> None:
    found = week(label, zone=zone, first_weekday=MONDAY)
    assert found.ends.astimezone(UTC) - found.starts.astimezone(UTC) == timedelta(hours=hours)


def test_a_day_whose_midnight_is_skipped_begins_with_its_first_moment() -> None:
    found = week("2018-W45", zone=SAO_PAULO, first_weekday=SUNDAY)
    change = datetime(2018, 11, 4, 3, tzinfo=UTC)
    assert change in found
    assert change - timedelta(seconds=1) not in found
    assert change.astimezone(SAO_PAULO) in found
    assert (change - timedelta(seconds=1)).astimezone(SAO_PAULO) not in found


def test_a_moment_belongs_to_the_day_it_is_in_the_magazines_zone() -> None:
    late = datetime(2025, 7, 20, 23, 30, tzinfo=UTC)  # half past midnight on Monday in Tunis
    assert week_of(late, zone=TUNIS, first_weekday=MONDAY).label == "2025-W30"
    assert week_of(late, zone=ZoneInfo("UTC"), first_weekday=MONDAY).label == "2025-W29"


def test_a_moment_without_a_zone_is_read_in_the_magazines() -> None:
    naive = datetime(2025, 7, 21, 0, 0)  # noqa: DTZ001 - the case in question
    assert week_of(naive, zone=TUNIS, first_weekday=MONDAY).label == "2025-W30"


@pytest.mark.parametrize(
    ("now", "label"),
    [
        (datetime(2025, 7, 27, 23, 59, tzinfo=TUNIS), "2025-W29"),
        (datetime(2025, 7, 28, 0, 0, tzinfo=TUNIS), "2025-W30"),
        (datetime(2025, 1, 1, 12, 0, tzinfo=TUNIS), "2024-W52"),
    ],
)
def test_the_last_week_is_the_newest_that_is_over(now: datetime, label: str) -> None:
    assert last_week(now, zone=TUNIS, first_weekday=MONDAY).label == label


def test_the_newest_week_is_that_of_the_newest_dated_article() -> None:
    old, undated = article(published=datetime(2024, 5, 1, tzinfo=UTC)), article(published=None)
    newest = newest_week([old, article(), undated], zone=TUNIS, first_weekday=MONDAY)
    assert newest is not None
    assert newest.label == "2025-W30"
    assert newest_week([undated], zone=TUNIS, first_weekday=MONDAY) is None
    assert newest_week([], zone=TUNIS, first_weekday=MONDAY) is None


def test_what_lies_outside_the_week_is_named_with_both_dates() -> None:
    early = article(path="gull/early.md", published=datetime(2025, 7, 20, 12, tzinfo=UTC))
    kept, left = in_week([early, article()], week("2025-W30", zone=TUNIS, first_weekday=MONDAY))
    assert kept == (article(),)
    assert [str(item) for item in left] == [
        "gull/early.md: of 2025-07-20, not of week 2025-W30 (2025-07-21 to 2025-07-27)"
    ]


@pytest.mark.parametrize(("undated", "kept"), [("keep", 1), ("reject", 0)])
def test_an_undated_article_is_kept_or_named(undated: str, kept: int) -> None:
    inside, left = in_week(
        [article(published=None)],
        week("2025-W30", zone=TUNIS, first_weekday=MONDAY),
        undated=undated,
    )
    assert (len(inside), len(left)) == (kept, 1 - kept)


ZONES = st.sampled_from(
    [TUNIS, PARIS, SAO_PAULO, ZoneInfo("Asia/Beirut"), ZoneInfo("Pacific/Apia"), ZoneInfo("UTC")]
)


@given(st.integers(0, 40 * 366 * 24 * 60), ZONES, st.integers(0, 6))
def test_every_moment_lies_in_exactly_one_week(
    minutes: int, zone: ZoneInfo, first_weekday: int
) -> None:
    aware = datetime(1995, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    found = week_of(aware, zone=zone, first_weekday=first_weekday)
    before = last_week(aware, zone=zone, first_weekday=first_weekday)
    assert aware in found
    assert aware not in before
    assert before.ends == found.starts
    assert week(found.label, zone=zone, first_weekday=first_weekday) == found
