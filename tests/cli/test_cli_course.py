"""What is said of the time that is left, by a clock that the test moves."""

from __future__ import annotations

import pytest

from digest.cli._course import DOUBT, SOON, USUAL, Course
from digest.progress import Meter, Stage, counted, silent

BUILDING = (Stage.CHOOSING, Stage.SUMMARISING, Stage.LAYING_OUT)
REST = sum(USUAL[stage] for stage in BUILDING)


def test_the_rest_of_a_build_is_what_is_usual() -> None:
    course = Course(BUILDING)
    course.begin(Stage.CHOOSING, 100.0)
    assert course.left(100.0) == pytest.approx(REST)
    assert course.part(100.0) == 0
    assert course.left(100.2) == pytest.approx(REST - 0.2)


def test_a_stage_that_takes_longer_than_usual_promises_no_end() -> None:
    course = Course(BUILDING[:1])
    course.begin(Stage.CHOOSING, 0.0)
    assert course.left(60.0) == 0


def test_a_slow_machine_is_believed_the_more_the_longer_it_works() -> None:
    course, now, said = Course(BUILDING), 0.0, []
    for stage in BUILDING:
        course.begin(stage, now)
        said.append((course.left(now) or 0) / sum(USUAL[each] for each in BUILDING[len(said) :]))
        now += 3 * USUAL[stage]
    spent = USUAL[Stage.CHOOSING] + USUAL[Stage.SUMMARISING]
    assert said[0] == pytest.approx(1)
    assert said[2] == pytest.approx((DOUBT + 3 * spent) / (DOUBT + spent))
    assert said[0] < said[1] < said[2] < 3


def test_the_count_takes_the_place_of_what_is_usual() -> None:
    course = Course((Stage.SUMMARISING,))
    step = course.begin(Stage.SUMMARISING, 0.0)
    step.count(0, 40, 0.0)
    assert course.left(0.0) == pytest.approx(USUAL[Stage.SUMMARISING])
    step.count(30, 40, 30.0)
    assert course.left(30.0) == pytest.approx(10, abs=2.5)
    step.count(39, 40, 39.0)
    assert course.left(39.0) == pytest.approx(1, abs=0.1)
    step.count(40, 40, 40.0)
    assert course.left(40.0) == 0
    assert course.part(40.0) == 1


def test_of_stages_that_are_not_announced_nothing_is_expected() -> None:
    course = Course((Stage.CHOOSING,))
    course.begin(Stage.SUMMARISING, 0.0)
    assert course.left(0.0) == pytest.approx(USUAL[Stage.SUMMARISING])


def test_mail_is_judged_by_its_own_count_once_it_was_watched() -> None:
    course = Course((*BUILDING, Stage.MAILING))
    course.begin(Stage.CHOOSING, 0.0)
    step = course.begin(Stage.MAILING, 50.0)
    assert course.left(60.0) is None
    assert course.part(60.0) is None
    step.count(1, 1_000, 50.5)
    assert course.left(50.0 + SOON / 2) is None
    step.count(250, 1_000, 60.0)
    assert course.left(60.0) == pytest.approx(30)
    assert course.part(60.0) == 0.25


def test_what_is_read_without_a_known_end_has_no_end() -> None:
    course = Course()
    course.begin(Stage.READING, 0.0).count(700, 0, 9.0)
    assert course.left(9.0) is None
    assert course.part(9.0) is None


def test_a_stage_that_goes_on_is_the_same_step() -> None:
    course = Course()
    step = course.begin(Stage.FETCHING, 0.0)
    assert course.begin(Stage.FETCHING, 5.0) is step
    assert course.begin(Stage.READING, 6.0) is not step


def test_what_is_fetched_next_is_timed_anew() -> None:
    course = Course()
    step = course.begin(Stage.FETCHING, 0.0)
    step.count(40, 40, 100.0)
    step.count(1, 10, 101.0)
    assert course.left(101.0 + SOON) == pytest.approx(9 * SOON)


def test_an_issue_that_is_laid_out_twice_stays_a_sum() -> None:
    course = Course(BUILDING)
    for start, stage in enumerate((Stage.LAYING_OUT, Stage.PRINTING, Stage.LAYING_OUT)):
        course.begin(stage, 10.0 * start)
    course.begin(Stage.PRINTING, 30.0)
    usual = DOUBT + USUAL[Stage.LAYING_OUT] + USUAL[Stage.PRINTING]
    assert course.left(30.0) == pytest.approx(USUAL[Stage.PRINTING] * (DOUBT + 30) / usual)


def test_items_are_counted_when_the_next_is_asked_for() -> None:
    said: list[tuple[int, int]] = []
    assert list(counted("abc", lambda done, total: said.append((done, total)), 3)) == [
        "a",
        "b",
        "c",
    ]
    assert said == [(1, 3), (2, 3), (3, 3)]


def test_a_meter_adds_up() -> None:
    said: list[tuple[int, int]] = []
    meter = Meter(lambda done, total: said.append((done, total)), total=5)
    meter.add()
    meter.add(3)
    assert said == [(1, 5), (4, 5)]


def test_nobody_needs_to_watch() -> None:
    silent(Stage.MAILING)(1, 2)
    Meter().add()
