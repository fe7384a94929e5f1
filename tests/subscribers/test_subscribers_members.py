from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from builders import MONDAY
from stores import a_store

from digest import subscribers
from digest.errors import UsageError
from digest.store.store import Store

LATER = MONDAY + timedelta(days=7)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path) as opened:
        yield opened


def test_joining_and_leaving(store: Store) -> None:
    assert (
        subscribers.add(
            store, "Ann@example.org", name="Ann", language="fr", consent="paper form", now=MONDAY
        )
        == "added"
    )
    assert (
        subscribers.add(store, "ann@EXAMPLE.org", name="Ann Lee", consent="again", now=MONDAY)
        == "updated"
    )
    (ann,) = subscribers.list_subscribers(store, status="active")
    assert (ann.name, ann.language, ann.consent) == ("Ann Lee", "fr", "paper form")
    subscribers.remove(store, "ANN@example.org", now=LATER)
    assert subscribers.list_subscribers(store, status="active") == ()
    assert [reader.status for reader in subscribers.list_subscribers(store)] == ["unsubscribed"]


def test_who_left_is_not_added_unless_they_asked(store: Store) -> None:
    subscribers.add(store, "ann@example.org", consent="form", now=MONDAY)
    subscribers.remove(store, "ann@example.org", now=MONDAY)
    with pytest.raises(
        UsageError, match="ann@example.org has unsubscribed and was not added; .*--again"
    ):
        subscribers.add(store, "ann@example.org", consent="form", now=LATER)
    assert (
        subscribers.add(store, "ann@example.org", consent="asked", now=LATER, again=True) == "added"
    )


def test_the_erased_are_not_added_either(store: Store) -> None:
    subscribers.add(store, "ann@example.org", consent="form", now=MONDAY)
    subscribers.erase(store, "ann@example.org", now=MONDAY)
    assert subscribers.list_subscribers(store) == ()
    with pytest.raises(UsageError, match="asked to be erased"):
        subscribers.add(store, "ANN@example.org", consent="form", now=LATER)


def test_nobody_of_that_address(store: Store) -> None:
    with pytest.raises(UsageError, match="is not on the list; see"):
        subscribers.remove(store, "ann@example.org", now=MONDAY)
    with pytest.raises(UsageError, match="is not on the list; see"):
        subscribers.erase(store, "ann@example.org", now=MONDAY)
    subscribers.add(store, "ann@example.org", consent="form", now=MONDAY)
    subscribers.remove(store, "ann@example.org", now=MONDAY)
    with pytest.raises(UsageError, match="has unsubscribed already"):
        subscribers.remove(store, "ann@example.org", now=MONDAY)


@pytest.mark.parametrize(
    ("name", "language"),
    [("A\r\nBcc: x", ""), ("A\0", ""), ("x" * 201, ""), ("", "English!"), ("", "e")],
)
def test_a_bad_name_or_language(store: Store, name: str, language: str) -> None:
    with pytest.raises(UsageError, match="; "):
        subscribers.add(
            store, "ann@example.org", name=name, language=language, consent="form", now=MONDAY
        )
    assert subscribers.list_subscribers(store) == ()
