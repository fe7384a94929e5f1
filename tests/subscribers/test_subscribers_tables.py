from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import MONDAY
from hypothesis import given
from hypothesis import strategies as st
from stores import a_store

from digest import subscribers
from digest.errors import UsageError
from digest.model import Subscriber
from digest.store.store import Store
from digest.subscribers.tables import escape, unescape


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path) as opened:
        yield opened


def imported(store: Store, data: bytes | str, folder: Path) -> subscribers.ImportReport:
    path = folder / "list.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return subscribers.import_csv(store, path, now=MONDAY, consent="imported")


@pytest.mark.parametrize(
    "data",
    [
        "email,name,language\nann@example.org,Zoë,fr\nbob@example.org,,\n",
        "\ufeffemail;name;language\r\nann@example.org;Zoë;fr\r\nbob@example.org;;\r\n",
        "Name\tE-Mail\tPhone\tLanguage\nZoë\tann@example.org\t0\tfr\n\tbob@example.org\t1\t\n",
        "\n ann@example.org, Zoë, fr\n\nbob@example.org\n",
        'email,name,language\n"ann@example.org","Zoë","fr"\rbob@example.org',
        "email,name,language\nann@example.org,Zoë,fr\nbob@example.org,\n".encode("cp1252"),
        "email,name,language\nann@example.org,Zoë,fr\nbob@example.org,\n".encode("utf-16"),
    ],
)
def test_lists_as_people_have_them(store: Store, data: bytes | str, tmp_path: Path) -> None:
    done = imported(store, data, tmp_path)
    assert (done.added, done.updated, done.same, done.rejected) == (2, 0, 0, ())
    readers = sorted(
        (reader.email, reader.name, reader.language, reader.consent)
        for reader in subscribers.list_subscribers(store)
    )
    assert readers == [
        ("ann@example.org", "Zoë", "fr", "imported"),
        ("bob@example.org", "", "", "imported"),
    ]


def test_one_address_a_line(store: Store, tmp_path: Path) -> None:
    assert imported(store, "ann@example.org\nbob@example.org", tmp_path).added == 2


def test_every_bad_line_is_named_and_spoils_no_other(store: Store, tmp_path: Path) -> None:
    done = imported(
        store,
        'email,name\nann@example.org,"Ann\nbob@example\ncleo@example.org\n,nobody\ndan@example.org,\x07\n',
        tmp_path,
    )
    assert (done.added, [each.where for each in done.rejected]) == (
        1,
        [f"list.csv, line {n}" for n in (2, 3, 5, 6)],
    )
    assert all(each.reason for each in done.rejected)
    assert "write it as name@example.org" in str(done.rejected[1])


def test_importing_twice_changes_nothing(store: Store, tmp_path: Path) -> None:
    imported(store, "email,name\nann@example.org,Ann\nbob@example.org,Bob", tmp_path)
    again = imported(
        store,
        "email,name\nANN@example.org,Ann\nann@example.org,Annie\nbob@example.org,Bob",
        tmp_path,
    )
    assert (again.added, again.updated, again.same) == (0, 2, 1)


def test_an_import_brings_back_nobody_who_left(store: Store, tmp_path: Path) -> None:
    imported(store, "ann@example.org\nbob@example.org\ncleo@example.org", tmp_path)
    subscribers.remove(store, "ann@example.org", now=MONDAY)
    subscribers.erase(store, "bob@example.org", now=MONDAY)
    again = imported(store, "ann@example.org\nbob@example.org\ncleo@example.org", tmp_path)
    assert (again.added, again.same) == (0, 1)
    assert [str(each) for each in again.rejected] == [
        "list.csv, line 1: ann@example.org has unsubscribed; only they can ask to come back",
        "list.csv, line 2: bob@example.org asked to be erased; only they can ask to come back",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        ("name,age\nAnn,7", "no column 'email'"),
    ],
)
def test_no_list_at_all(store: Store, data: bytes | str, message: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=rf"list\.csv.* {message}.*; "):
        imported(store, data, tmp_path)


def test_a_file_that_is_not_there(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        subscribers.import_csv(store, tmp_path / "none.csv", now=MONDAY)


def test_what_is_exported_is_imported_again_and_computes_nothing(
    store: Store, tmp_path: Path
) -> None:
    evil = Subscriber(
        id="1", email="=1+2@example.org", name='=HYPERLINK("https://example.org")', joined=MONDAY
    )
    stream = io.StringIO(newline="")
    subscribers.export_csv([evil], stream)
    (row,) = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert row["email"].startswith("'=")
    assert row["name"].startswith("'=")
    assert imported(store, stream.getvalue(), tmp_path).added == 1
    (read,) = subscribers.list_subscribers(store)
    assert (read.email, read.name) == (evil.email, evil.name)


@given(st.text(alphabet="'=+-@\tab\r") | st.text())
def test_escaping_is_undone_exactly(cell: str) -> None:
    assert unescape(escape(cell)) == cell
    assert escape(cell)[:1] not in tuple("=+-@\t\r")
