"""Lists as other mailing tools and spreadsheets export them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import MONDAY
from stores import a_store

from digest import subscribers
from digest.errors import UsageError
from digest.store.store import Store
from digest.subscribers.columns import ELSE, HEADINGS, OF_READERS, POSTAL, columns, listed, plain
from digest.subscribers.columns import WORDS as WORDS_OF_HEADINGS
from digest.subscribers.sheets import MOST_LINES, STRAY, TITLES
from digest.subscribers.statuses import NO, NOTHING, UNCONFIRMED, WORDS, status_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path) as opened:
        yield opened


def imported(store: Store, data: bytes | str, folder: Path) -> subscribers.ImportReport:
    path = folder / "list.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return subscribers.import_csv(store, path, now=MONDAY, consent="imported")


def readers(store: Store) -> dict[str, tuple[str, str, str]]:
    return {
        one.email.partition("@")[0]: (one.name, one.language, one.status)
        for one in subscribers.list_subscribers(store)
    }


LISTMONK = """uuid,email,name,attributes,status,created_at
1,ann@example.org,Ann,"{""town"": ""Northport""}",enabled,2024-02-01
2,bob@example.org,Bob,{},blocklisted,2024-02-01
3,cleo@example.org,Cleo,{},disabled,2024-02-01
"""
GHOST = """id,email,name,note,subscribed_to_emails,created_at,deleted_at,labels
1,ann@example.org,Ann,,true,2024-02-01T10:00:00Z,,"crew, harbour"
2,bob@example.org,Bob,,false,2024-02-01T10:00:00Z,,
3,cleo@example.org,Cleo,,true,2024-02-01T10:00:00Z,2024-03-01T10:00:00Z,
"""
CLEANED = '''"Email Address","First Name","Last Name",CLEAN_TIME,TAGS
ann@example.org,Ann,Reed,"2024-02-12 17:59:31","""crew"",""harbour"""
'''
LEFT = (
    "Email Address,First Name,Last Name,UNSUB_TIME\nann@example.org,Ann,Reed,2024-02-12 17:59:31\n"
)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (
            LISTMONK,
            {
                "ann": ("Ann", "", "active"),
                "bob": ("Bob", "", "suppressed"),
                "cleo": ("Cleo", "", "unsubscribed"),
            },
        ),
        (
            GHOST,
            {
                "ann": ("Ann", "", "active"),
                "bob": ("Bob", "", "unsubscribed"),
                "cleo": ("Cleo", "", "unsubscribed"),
            },
        ),
        (CLEANED, {"ann": ("Ann Reed", "", "bounced")}),
        (LEFT, {"ann": ("Ann Reed", "", "unsubscribed")}),
        ("Email,Active\nann@example.org,false\n", {"ann": ("", "", "unsubscribed")}),
        ("email,subscriber_type\nann@example.org,regular\n", {"ann": ("", "", "active")}),
        (
            (
                "email_address,type\nann@example.org,regular\nbob@example.org,unsubscribed\n"
                "cleo@example.org,complained\neve@example.org,VIP\n"
            ),
            {
                "ann": ("", "", "active"),
                "bob": ("", "", "unsubscribed"),
                "cleo": ("", "", "suppressed"),
                "eve": ("", "", "active"),
            },
        ),
        (
            (
                "email,active_subscription,email_disabled\nann@example.org,false,false\n"
                "bob@example.org,true,true\n"
            ),
            {"ann": ("", "", "active"), "bob": ("", "", "unsubscribed")},
        ),
        (
            (
                "EMAIL;BLACKLISTED;Bounced\nann@example.org;No;0\nbob@example.org;Yes;0\n"
                "cleo@example.org;no;yes\n"
            ),
            {
                "ann": ("", "", "active"),
                "bob": ("", "", "suppressed"),
                "cleo": ("", "", "bounced"),
            },
        ),
        (
            "E-Mail;Vorname;Name;Sprache\nann@example.org;Ann;Reed;de\n",
            {"ann": ("Ann Reed", "de", "active")},
        ),
        (
            "Courriel;Prénom;Nom;Langue\nann@example.org;Ann;Reed;fr\n",
            {"ann": ("Ann Reed", "fr", "active")},
        ),
        (
            "Indirizzo e-mail;Nome;Cognome;Stato\nann@example.org;Ann;Reed;disiscritto\n",
            {"ann": ("Ann Reed", "", "unsubscribed")},
        ),
        (
            "Correo electrónico;Nombre;Apellidos;Estado\nann@example.org;Ann;Reed;De baja\n",
            {"ann": ("Ann Reed", "", "unsubscribed")},
        ),
        (
            "البريد الإلكتروني,الاسم,اللغة\nann@example.org,آن,ar\n",
            {"ann": ("آن", "ar", "active")},
        ),
        ("sep=;\r\nemail;name\r\nann@example.org;Ann\r\n", {"ann": ("Ann", "", "active")}),
        (
            "email;name\nann@example.org;Dvořák Žižka\n".encode("cp1250"),
            {"ann": ("Dvořák Žižka", "", "active")},
        ),
        (
            "email\tname\nann@example.org\tZoë Reed\n".encode("utf-16-le"),
            {"ann": ("Zoë Reed", "", "active")},
        ),
        (
            (
                "Subscriber,Status,Subscribed,Sent,Name,Last name\n"
                "ann@example.org,Active,2023-01-04 10:11:12,3,Ann,Reed\n"
                "bob@example.org,Unsubscribed,2023-01-04 10:11:12,3,Bob,\n"
                "cleo@example.org,Junk,2023-01-04 10:11:12,3,,\n"
            ),
            {
                "ann": ("Ann Reed", "", "active"),
                "bob": ("Bob", "", "unsubscribed"),
                "cleo": ("", "", "suppressed"),
            },
        ),
        (
            (
                "Subscriber,Subscribed,Unsubscribed\nann@example.org,2023-01-04,-\n"
                "bob@example.org,2023-01-04,2023-03-04\n"
            ),
            {"ann": ("", "", "active"), "bob": ("", "", "unsubscribed")},
        ),
        (
            (
                "EMAIL;EMAIL_BLOCKLISTED;SMS_BLOCKLISTED\nann@example.org;false;true\n"
                "bob@example.org;true;false\n"
            ),
            {"ann": ("", "", "active"), "bob": ("", "", "suppressed")},
        ),
        (
            (
                "Email,Unsubscribed from all email,Unsubscribe link\n"
                "ann@example.org,,https://example.org/u/1\n"
                "bob@example.org,true,https://example.org/u/2\n"
            ),
            {"ann": ("", "", "active"), "bob": ("", "", "unsubscribed")},
        ),
        (
            (
                "Email,Global Status,List Status,Payment status\n"
                "ann@example.org,Subscribed,Subscribed,cancelled\n"
                "bob@example.org,Unsubscribed,Subscribed,paid\n"
                "cleo@example.org,Subscribed,Unsubscribed,paid\n"
            ),
            {
                "ann": ("", "", "active"),
                "bob": ("", "", "unsubscribed"),
                "cleo": ("", "", "unsubscribed"),
            },
        ),
        (
            "Active,Email,Status\ntrue,ann@example.org,unsubscribed\n",
            {"ann": ("", "", "unsubscribed")},
        ),
        (
            "Email,City,State,Zip\nann@example.org,Boston,Massachusetts,02101\n",
            {"ann": ("", "", "active")},
        ),
        (
            "Address,Email Address,First Name\n1 Harbour St,ann@example.org,Ann\n",
            {"ann": ("Ann", "", "active")},
        ),
        ("1;Ann Reed;ann@example.org\n", {"ann": ("", "", "active")}),
        (
            "E-mailadres;Voornaam;Achternaam;Taal;Status\nann@example.org;Ann;Reed;nl;Afgemeld\n",
            {"ann": ("Ann Reed", "nl", "unsubscribed")},
        ),
        (
            "Endereço de e-mail;Nome;Sobrenome;Situação\nann@example.org;Ann;Reed;cancelado\n",
            {"ann": ("Ann Reed", "", "unsubscribed")},
        ),
        ('"Reed, Ann" <ann@example.org>\n', {"ann": ("Reed, Ann", "", "active")}),
        ("Ann Reed <ann@example.org>,\n", {"ann": ("Ann Reed", "", "active")}),
        (
            "name,email\n,Ann Reed <ann@example.org>\n",
            {"ann": ("Ann Reed", "", "active")},
        ),
    ],
)
def test_exports_of_other_tools(
    store: Store, data: bytes | str, found: dict[str, tuple[str, str, str]], tmp_path: Path
) -> None:
    done = imported(store, data, tmp_path)
    assert done.rejected == ()
    assert readers(store) == found
    assert done.inactive == sum(status != "active" for _, _, status in found.values())


def test_tags_consent_and_dates_are_read_and_other_columns_named(
    store: Store, tmp_path: Path
) -> None:
    done = imported(
        store,
        "email,tags,consent,created_at,Rating,Town\n"
        'ann@example.org,"""crew"",harbour",form of May,2024-02-12 17:59:31,5,Northport\n',
        tmp_path,
    )
    (ann,) = subscribers.list_subscribers(store)
    assert (ann.tags, ann.consent) == (("crew", "harbour"), "form of May")
    assert str(ann.joined) == "2024-02-12 17:59:31+00:00"
    assert done.unused == ("Rating", "Town")


def test_a_day_of_subscribing_is_no_status(store: Store, tmp_path: Path) -> None:
    imported(
        store,
        "Subscriber,Subscribed\nann@example.org,04.01.2023\nbob@example.org,2023-01-05 09:00 UTC\n",
        tmp_path,
    )
    ann, bob = subscribers.list_subscribers(store)
    assert str(ann.joined) == "2023-01-04 00:00:00+00:00"
    assert str(bob.joined) == "2023-01-05 09:00:00+00:00"


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        ("Kunde,Stadt\nann@example.org,Ulm\n", "'Kunde' seems to hold addresses: call it email"),
        (
            f"Our readers\n{'-' * 8}\n" + "Email,Name\nann@example.org,Ann\n",
            "its headings stand in line 3: delete what is above them",
        ),
        ("PK\x03\x04 sheet", "is a workbook, not a list; save its sheet as CSV"),
    ],
)
def test_a_list_that_cannot_be_read_says_what_to_do(
    store: Store, data: str, advice: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=re.escape(advice)):
        imported(store, data, tmp_path)


def test_a_stray_zero_spoils_its_own_line_only(store: Store, tmp_path: Path) -> None:
    rows = "".join(f"reader{number}@example.org\n" for number in range(10))
    done = imported(store, f"{rows}a\x00nn@example.org\n", tmp_path)
    assert [str(one) for one in done.rejected] == [
        (
            "list.csv, line 11: 'a\\x1ann@example.org' is not a mail address: it contains the "
            "character U+001A; write it as name@example.org"
        )
    ]
    assert done.added == 10
    size = len(rows.encode())
    zeros = "\x00" * (int(size * STRAY / (1 - STRAY)) + 1)
    with pytest.raises(UsageError, match="a binary file"):
        imported(store, f"{rows}{zeros}", tmp_path)


def test_headings_are_looked_for_in_a_few_lines(store: Store, tmp_path: Path) -> None:
    for above, told in ((TITLES, True), (TITLES + 1, False)):
        with pytest.raises(UsageError) as caught:
            imported(store, "Readers\n" * above + "Email\nann@example.org\n", tmp_path)
        assert ("its headings stand" in str(caught.value)) == told


def test_a_heading_told_by_its_words_is_of_the_reader() -> None:
    for words in WORDS_OF_HEADINGS.values():
        for word in words:
            assert not any(f" {other} " in f" {word} " for other in ELSE)
    for word in ELSE:
        found = columns(["email", f"unsubscribed {word}"])
        assert found
        assert "left" not in found.places
    for word in OF_READERS:
        found = columns(["email address", f"{word} a status"])
        assert found
        assert found.places["kind"] == (1,)
    for word in POSTAL:
        found = columns(["email", "state", word])
        assert found
        assert "status" not in found.places


def test_a_cell_without_a_date_or_a_yes_says_nothing(store: Store, tmp_path: Path) -> None:
    rows = "".join(f"r{number}@example.org,{cell}\n" for number, cell in enumerate(NOTHING))
    imported(store, f"email,unsubscribed\n{rows}", tmp_path)
    assert {status for _, _, status in readers(store).values()} == {"active"}


def test_a_status_is_ours_or_the_row_is_rejected(store: Store, tmp_path: Path) -> None:
    done = imported(
        store,
        "email,status\nann@example.org,whatever\nbob@example.org,Pending\ncleo@example.org,\n",
        tmp_path,
    )
    assert [str(one) for one in done.rejected] == [
        (
            "list.csv, line 2: ann@example.org has the status 'whatever', which is not known; "
            "write active, unsubscribed, bounced or suppressed"
        ),
        (
            "list.csv, line 3: bob@example.org has the status 'Pending' and never confirmed; "
            "they can subscribe themselves"
        ),
    ]
    assert readers(store) == {"cleo": ("", "", "active")}


def test_a_kind_of_reader_who_never_confirmed_is_rejected(store: Store, tmp_path: Path) -> None:
    done = imported(store, "email,type\nann@example.org,unactivated\n", tmp_path)
    assert "has the status 'unactivated' and never confirmed" in str(done.rejected[0])


def test_every_word_and_heading_is_written_as_it_is_looked_up() -> None:
    assert all(plain(word) == word for words in WORDS.values() for word in words)
    assert all(plain(word) == word for word in (*UNCONFIRMED, *NO))
    assert all(plain(word) == word for names in HEADINGS.values() for word in names)
    for status, words in WORDS.items():
        for word in words:
            assert status_of(word.upper(), left=False, bounced=False) == status
    # No word has two meanings.
    every = [word for words in (*WORDS.values(), UNCONFIRMED) for word in words]
    assert len(every) == len(set(every))
    headings = [heading for names in HEADINGS.values() for heading in names]
    assert len(headings) == len(set(headings))


def test_a_file_takes_readers_off_the_list_and_never_back_on(store: Store, tmp_path: Path) -> None:
    imported(store, "ann@example.org\nbob@example.org", tmp_path)
    done = imported(store, "email,status\nann@example.org,unsubscribed\n", tmp_path)
    assert (done.left, done.updated, done.inactive) == (1, 0, 0)
    again = imported(store, "email,status\nann@example.org,bounced\n", tmp_path)
    assert (again.left, again.same) == (0, 1)
    assert readers(store)["ann"] == ("", "", "unsubscribed")
    back = imported(store, "email,status\nann@example.org,active\n", tmp_path)
    assert "has unsubscribed" in str(back.rejected[0])


def test_a_name_over_three_lines_is_one(store: Store, tmp_path: Path) -> None:
    done = imported(store, 'email,name\nann@example.org,"Ann\nMia\nReed"\n', tmp_path)
    assert done.rejected == ()
    assert readers(store) == {"ann": ("Ann Mia Reed", "", "active")}
    for name in ("Ann\nMia\nLund\nReed", "Ann\nbob@example.org"):
        done = imported(store, f'email,name\neve@example.org,"{name}"\n', tmp_path)
        assert "U+000A" in str(done.rejected[0])


def test_cells_over_several_lines(store: Store, tmp_path: Path) -> None:
    note = "\n".join(f"line {number}" for number in range(MOST_LINES - 2))
    done = imported(
        store,
        f'email,note,name\nann@example.org,"{note}",Ann\nbob@example.org,,Bob\n',
        tmp_path,
    )
    assert done.rejected == ()
    assert readers(store) == {"ann": ("Ann", "", "active"), "bob": ("Bob", "", "active")}


def test_a_stray_quotation_mark_spoils_its_own_line_only(store: Store, tmp_path: Path) -> None:
    rows = "\n".join(f"reader{n}@example.org,Reader" for n in range(5))
    done = imported(
        store,
        f'email,name\nann@example.org,"Ann\n{rows}\nbob@example.org,"Bob\n{rows}\n',
        tmp_path,
    )
    assert [one.where for one in done.rejected] == ["list.csv, line 2", "list.csv, line 8"]
    assert len(readers(store)) == 5
    long = "\n".join("x" for _ in range(MOST_LINES))
    done = imported(store, f'email,name\nann@example.org,"{long}"\n', tmp_path)
    assert done.added == 0


def test_a_header_of_very_long_cells_is_named_shortly(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        imported(store, "x" * 20_000 + ",y" * 200 + "\nann,1\n", tmp_path)
    assert len(str(caught.value)) < 600
    assert listed(["a"] * 14).endswith("and 2 more")
    assert listed(["a" * 50]) == "a" * 40 + "…"


def test_two_addresses_that_fold_alike_are_two_readers(store: Store, tmp_path: Path) -> None:
    done = imported(store, "straße@example.org\nstrasse@example.org\nSTRASSE@example.org", tmp_path)
    assert (done.added, done.same + done.updated) == (2, 1)


def test_what_is_exported_comes_back_exactly(store: Store, tmp_path: Path) -> None:
    imported(
        store,
        "email,name,language,status,joined,consent,tags\n"
        'ann@example.org,"Reed, ""Ann""",fr,active,2024-02-12T17:59:31+01:00,form,"crew, old"\n'
        "bob@example.org,=Bob,,bounced,2024-02-12,,\n"
        "cleo@example.org,,,suppressed,,x,\n"
        "dan@example.org,Dan,,unsubscribed,,,\n",
        tmp_path,
    )
    stream = io.StringIO(newline="")
    before = subscribers.list_subscribers(store)
    subscribers.export_csv(before, stream)
    (tmp_path / "other").mkdir()
    with a_store(tmp_path / "other") as other:
        path = tmp_path / "export.csv"
        path.write_text(stream.getvalue(), encoding="utf-8", newline="")
        assert subscribers.import_csv(other, path, now=MONDAY, consent="").rejected == ()
        after = subscribers.list_subscribers(other)
    fields = ("email", "name", "language", "status", "joined", "consent", "tags")
    assert [[getattr(one, name) for name in fields] for one in after] == [
        [getattr(one, name) for name in fields] for one in before
    ]


def test_readers_are_found_by_tag_language_and_text(store: Store, tmp_path: Path) -> None:
    imported(
        store,
        "email,name,language,tags\nann@example.org,Ann REED,fr-CA,crew\nbob@example.org,Bob,en,\n",
        tmp_path,
    )

    def found(**wanted: str) -> list[str]:
        return [one.email for one in subscribers.list_subscribers(store, **wanted)]

    assert found(tag="crew") == found(language="fr") == found(search="reed") == ["ann@example.org"]
    assert found(search="BOB@") == found(language="en") == ["bob@example.org"]
    assert found(language="f") == found(tag="cre") == []
    assert subscribers.tag(store, "ann@example.org", add=["old"], remove=["crew"], now=MONDAY) == (
        "old",
    )
    assert found(tag="crew") == []
    for bad in ("a,b", "x" * 61, "a\nb"):
        with pytest.raises(UsageError, match="is no tag"):
            subscribers.tag(store, "ann@example.org", add=[bad], now=MONDAY)


def test_many_are_put_in_batches_and_each_once(store: Store, tmp_path: Path) -> None:
    lines = "\n".join(f"reader{number % 1300}@example.org" for number in range(2600))
    done = imported(store, lines, tmp_path)
    assert (done.added, done.same) == (1300, 1300)


def test_headings_of_a_surname_and_a_first_name() -> None:
    for header in (["mail", "Name", "Vorname"], ["mail", "Nom", "Prénom"]):
        found = columns(header)
        assert found
        assert found.places == {"email": (0,), "last": (1,), "first": (2,)}
    found = columns(["mail", "Nome", "Cognome"])
    assert found
    assert found.places == {"email": (0,), "first": (1,), "last": (2,)}
    assert columns(["name", "age"]) is None
