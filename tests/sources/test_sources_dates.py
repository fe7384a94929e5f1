from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.sources.reading.dates import date_in_file_name, read_date

TUNIS = ZoneInfo("Africa/Tunis")  # UTC+1 all year


def read(written: str, language: str = "en") -> str:
    return read_date(written, zone=TUNIS, languages=(language,)).isoformat()


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2025-07-25", "2025-07-25T00:00:00+01:00"),
        ("2025-7-5", "2025-07-05T00:00:00+01:00"),
        ("2025/07/25", "2025-07-25T00:00:00+01:00"),
        ("2025-07-25T03:30:27", "2025-07-25T03:30:27+01:00"),
        ("2025-07-25 13:30 -0400", "2025-07-25T13:30:00-04:00"),
        ("2025-07-25 3:03:16 -0400", "2025-07-25T03:03:16-04:00"),
        ("2025-07-25 13:30:00 -4", "2025-07-25T13:30:00-04:00"),
        ("2025-07-25 13:30 UTC+5:30", "2025-07-25T13:30:00+05:30"),
        ("2025-07-25 13:30 -430", "2025-07-25T13:30:00-04:30"),
        ("2025-07-25 13:30 +05", "2025-07-25T13:30:00+05:00"),
        ("2025-07-25 08:00:00+01:00", "2025-07-25T08:00:00+01:00"),
        ("2025-07-25T10:00:00.123Z", "2025-07-25T10:00:00+00:00"),
        ("2025-07-25 16:51:57 +0000 UTC", "2025-07-25T16:51:57+00:00"),
        ("2025-07-25 10:00 America/New_York", "2025-07-25T10:00:00-04:00"),
        ("2025-07-25-16-51-57", "2025-07-25T16:51:57+01:00"),
        ("2025-09-20-20-54-47", "2025-09-20T20:54:47+01:00"),
        ("2025-07-25 10:00 PM", "2025-07-25T22:00:00+01:00"),
        ("2025-07-25 12:05 am", "2025-07-25T00:05:00+01:00"),
        ("2025-07-25 10h30", "2025-07-25T10:30:00+01:00"),
        ("20250725", "2025-07-25T00:00:00+01:00"),
        ("20250725T101010Z", "2025-07-25T10:10:10+00:00"),
        ("Fri, 25 Jul 2025 10:00:00 GMT", "2025-07-25T10:00:00+00:00"),
        ("25 Jul 2025 10:00:00 +0200", "2025-07-25T10:00:00+02:00"),
        ("25/07/2025", "2025-07-25T00:00:00+01:00"),
        ("07/25/2025", "2025-07-25T00:00:00+01:00"),
        ("25.07.2025 14:30", "2025-07-25T14:30:00+01:00"),
        ("07.08.2025", "2025-08-07T00:00:00+01:00"),
        ("July 25, 2025", "2025-07-25T00:00:00+01:00"),
        ("Friday, July 25, 2025 at 3:30 pm EST", "2025-07-25T15:30:00-05:00"),
        ("25 juillet 2025 à 10h30", "2025-07-25T10:30:00+01:00"),
        ("ven., 25 juil. 2025 10:00:00 +0200", "2025-07-25T10:00:00+02:00"),
        ("1er août 2025", "2025-08-01T00:00:00+01:00"),
        ("25 de julio de 2025", "2025-07-25T00:00:00+01:00"),
        ("25. Juli 2025", "2025-07-25T00:00:00+01:00"),
        ("الجمعة 25 يوليو 2025", "2025-07-25T00:00:00+01:00"),
        ("25 تموز 2025", "2025-07-25T00:00:00+01:00"),
        ("Fri, 07/25/2025 - 14:05", "2025-07-25T14:05:00+01:00"),
        ("Thursday 07/08/2025", "2025-08-07T00:00:00+01:00"),
        ("tue, 07/08/2025 2:05 PM", "2025-07-08T14:05:00+01:00"),
        ("2025年7月25日", "2025-07-25T00:00:00+01:00"),
        ("2025年07月25日 10:30", "2025-07-25T10:30:00+01:00"),
        ("2025년 7월 25일", "2025-07-25T00:00:00+01:00"),
        ("٢٥ جويلية ٢٠٢٥", "2025-07-25T00:00:00+01:00"),
    ],
)
def test_reads(written: str, moment: str) -> None:
    assert read(written) == moment


def test_a_day_first_language_settles_which_number_is_the_day() -> None:
    assert read("07/08/2025", "fr") == "2025-08-07T00:00:00+01:00"


@pytest.mark.parametrize(
    "written",
    [
        "07/08/2025",  # July or August, in English
        "Mon 07/08/2025",
        "Mon, 07/25/2025 - 14:05",
        "2025年13月1日",
        "2025-13-01",
        "2025-02-30",
        "31 February 2025",
        "2025-07-25 25:00",
        "2025-07-25 10:00 XYZ",
        "yesterday",
        "next week",
        "3 days ago",
        "12:30",
        "July 2025",
        "25 July",
        "2025",
        "2025-07",
        "1753430400",
        "0001-01-01",
        "soon, perhaps",
        "2025-07-25 " * 10,
        "",
    ],
)
def test_refuses(written: str) -> None:
    with pytest.raises(ValueError):
        read(written)


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2199, 12, 31)))  # noqa: DTZ001 - naive is the point
def test_every_second_is_read_back_from_every_machine_format(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    for form in (
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%d-%H-%M-%S",
        "%Y-%m-%dT%H:%M:%S",
        "%Y/%m/%d %H:%M:%S",
        "%d.%m.%Y %H:%M:%S",
    ):
        assert read_date(moment.strftime(form), zone=TUNIS).replace(tzinfo=None) == moment


@given(st.text(max_size=60))
def test_anything_else_is_a_date_with_a_zone_or_a_value_error(written: str) -> None:
    try:
        moment = read_date(written, zone=TUNIS)
    except ValueError:
        return
    assert moment.tzinfo is not None


@pytest.mark.parametrize(
    ("stem", "day"),
    [
        ("2025-07-25-some-title", "2025-07-25"),
        ("2025-7-5-x", "2025-07-05"),
        ("2025-07-25", "2025-07-25"),
        ("some-title", ""),
        ("2025-budget", ""),
        ("1984", ""),
    ],
)
def test_file_name(stem: str, day: str) -> None:
    moment = date_in_file_name(stem, zone=TUNIS)
    assert (f"{moment:%Y-%m-%d}" if moment else "") == day


def test_a_file_name_with_a_13th_month_is_refused() -> None:
    with pytest.raises(ValueError):
        date_in_file_name("2025-13-25-title", zone=TUNIS)
