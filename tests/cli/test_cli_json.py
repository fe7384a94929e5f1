"""What --json prints, parsed as programs parse it, and compared to the tables of docs/json.md."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from builders import MONDAY
from conftest import Digest

from digest.cli.deliveries import CALLED, LISTED
from digest.library.absences import PLACE, Absence, written
from digest.mail import LABELS
from digest.store import open_store
from digest.store.library import Input
from digest.store.schema import locks

PAGE = Path(__file__).parents[2] / "docs" / "json.md"
URL = "sqlite:///digest.db"
WEEK = ("--week", "2025-W30")


@cache
def documented(command: str) -> frozenset[str]:
    """The keys in the table of *command*, as paths."""
    _, found, rest = PAGE.read_text(encoding="utf-8").partition(f"## digest {command} --json\n")
    assert found
    return frozenset(re.findall(r"(?m)^\| `([^`]+)` \|", rest.partition("\n## ")[0]))


def paths(value: Any, known: Iterable[str], here: str = "") -> Iterator[str]:
    """The keys of *value* as paths: "weeks[].mail"; a path that is *known* is not looked into."""
    if here in known:
        yield here
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, known, f"{here}.{key}" if here else key)
    elif isinstance(value, list) and any(key.startswith(f"{here}[]") for key in known):
        for inner in value:
            yield from paths(inner, known, f"{here}[]")
    else:
        yield here


def check(command: str, *records: dict[str, Any]) -> None:
    """Compare *records* to the table of *command*: no key more and none less."""
    keys = documented(command)
    assert {path for record in records for path in paths(record, keys)} == keys


def is_moment(text: str) -> bool:
    return datetime.fromisoformat(text).tzinfo is not None


@pytest.fixture
def planned(digest: Digest, magazine: Path) -> Path:
    """The magazine with its week collected and planned, a lock of another machine, and an address that is gone."""
    assert digest("collect").code == 0
    assert digest("plan", *WEEK).code == 0
    with open_store(URL, folder=magazine) as store:
        (source,) = store.library.sources()
        gone = Absence(
            place="https://a.example/x", reason="404", since=MONDAY.isoformat(), collects=3
        )
        rows = {PLACE: Input(place=PLACE, stamp=written({gone.place: gone}))}
        store.library.record_inputs(source, rows)
        with store.database.write() as connection:
            row = {"name": "send", "host": "gone.example", "pid": 1, "process": "", "since": MONDAY}
            connection.execute(locks.insert().values(row))
        store.ledger.freeze("2025-W30", "0" * 64, now=MONDAY)
    return magazine


def test_status_is_one_document(digest: Digest, planned: Path) -> None:
    plain, done = digest("status"), digest("status", "--json")
    record = json.loads(done.out)
    check("status", record)
    assert (done.code, plain.code) == (0, 0)
    assert record["library"]["articles"] == 2
    assert is_moment(record["library"]["collected"])
    week = record["weeks"][0]
    assert (week["week"], week["planned"], week["pdf"]) == ("2025-W30", 2, None)
    assert week["mail"] == record["to_decide"][0]["mail"] == {"waiting": 2}
    assert record["locks"][0]["elsewhere"] is True
    assert record["gone"][0]["collects"] == 3
    assert "gone         https://a.example/x: 404" in plain.out


def test_status_of_a_plan_that_cannot_be_read_has_every_key(digest: Digest, planned: Path) -> None:
    (planned / "output" / "2025-W30" / "issue.toml").write_text("number = ", encoding="utf-8")
    record = json.loads(digest("status", "--json").out)
    check("status", record)
    assert "issue.toml" in record["weeks"][0]["problem"]
    assert record["weeks"][0]["number"] is None
    assert "issue.toml" in digest("status").out


def test_status_before_anything_was_collected(digest: Digest, magazine: Path) -> None:
    record = json.loads(digest("status", "--json").out)
    assert record["library"] == {"collected": None, "articles": 0, "skipped": 0, "subscribers": 2}


def test_plan_prints_the_plan(digest: Digest, planned: Path) -> None:
    (planned / "articles" / "note.md").write_text("---\ntitle: Empty\n---\n", encoding="utf-8")
    digest("collect")
    done = digest("plan", *WEEK, "--json")
    record = json.loads(done.out)
    check("plan", record)
    assert done.code == 0
    assert record["path"] == str(planned / "output" / "2025-W30" / "issue.toml")
    assert {story["place"] for story in record["stories"]} <= {"lead", "feature", "news", "brief"}
    assert all(is_moment(record[key]) for key in ("starts", "ends"))
    assert is_moment(record["stories"][0]["articles"][0]["published"])
    assert any(left["where"].endswith("note.md") for left in record["left_out"])


def test_a_plan_without_articles_prints_nothing(digest: Digest, magazine: Path) -> None:
    digest("collect")
    done = digest("plan", "--week", "2020-W01", "--json")
    assert (done.code, done.out) == (3, "")


def test_sources_are_listed_and_checked(digest: Digest, planned: Path) -> None:
    listed = json.loads(digest("sources", "--json").out)
    check("sources", listed)
    assert listed["sources"][0]["type"] == "folder"
    done = digest("sources", "check", "--json")
    record = json.loads(done.out)
    check("sources check", record)
    assert done.code == 0
    source = record["sources"][0]
    assert (source["articles"], source["of_week"], source["week"]) == (2, 2, "2025-W30")
    assert is_moment(source["first"])
    assert json.loads(digest("sources", "--json", "check").out) == record
    assert "folder" in json.loads(digest("sources", "--kinds", "--json").out)["kinds"]


def test_a_source_that_gives_nothing_is_still_one_document(digest: Digest, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "draft.txt").write_text("", encoding="utf-8")
    done = digest("sources", "check", "--json", str(empty))
    assert done.code == 1
    assert json.loads(done.out)["sources"][0]["articles"] == 0


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.split("\n") if line]


def test_subscribers_are_a_line_each(digest: Digest, magazine: Path) -> None:
    digest("subscribers", "add", "zoe@example.org", "--name", "Zoë Ö", "--tag", "press")
    readers = lines(digest("subscribers", "list", "--json").out)
    check("subscribers list", *readers)
    assert [reader["address"] for reader in readers][:2] == ["ada@example.org", "bob@example.org"]
    assert readers[2]["tags"] == ["press"]
    assert all(is_moment(reader["joined"]) for reader in readers)
    assert digest("subscribers", "list", "--json", "--search", "nobody").out == ""


def test_deliveries_are_a_line_each(digest: Digest, planned: Path) -> None:
    done = digest("deliveries", "list", *WEEK, "--json")
    mails = lines(done.out)
    check("deliveries list", *mails)
    assert [mail["state"] for mail in mails] == ["waiting", "waiting"]
    assert all(is_moment(mail["changed"]) for mail in mails)
    assert "2025-W30: 2 readers: 2 waiting" in done.err


def test_deliveries_are_those_of_the_last_week_that_was_sent(digest: Digest, planned: Path) -> None:
    with open_store(URL, folder=planned) as store:
        for week in ("2025-W29", "2025-W31"):
            store.ledger.freeze(week, "0" * 64, now=MONDAY)
        reader = store.roster.subscribers()[0].id
        for week in ("2025-W29", "2025-W30"):
            store.ledger.settle(week, "sent", now=MONDAY, subscribers=[reader])
    done = digest("deliveries", "list")
    assert "2025-W30: 2 readers: 1 sent, 1 waiting" in done.err
    assert digest("deliveries", "list", "--week", "2025-W31").err.startswith("2025-W31: 2 readers")
    digest("unlock", "--yes")
    assert "2025-W30: 1 delivery" in digest("deliveries", "retry", "--state", "waiting").err
    assert "2025-W31: paused" in digest("deliveries", "pause").err  # the newest that was queued


def test_a_delivery_that_is_not_there_is_named_by_its_address(
    digest: Digest, magazine: Path
) -> None:
    done = digest("deliveries", "retry", "ada@example.org", *WEEK)
    assert done.code == 2
    assert "2025-W30: no mail to ada@example.org is to be settled" in done.err
    assert "'digest deliveries list --week 2025-W30'" in done.err


def test_states_are_taken_by_the_words_of_the_lists() -> None:
    called = {label: state for state, label in LABELS.items() if state != "attempting"}
    assert all(CALLED.get(label, label) == state for label, state in called.items())
    assert set(CALLED.values()) <= set(LISTED)


def test_without_any_mail_the_last_week_is_listed(digest: Digest, magazine: Path) -> None:
    done = digest("deliveries", "list")
    assert (done.code, done.out) == (0, "")
    assert re.fullmatch(r"20\d\d-W\d\d: 0 readers\n", done.err)
