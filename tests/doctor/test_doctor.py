"""``digest doctor``: each fault is named with the next step, and nothing is touched."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from mail_desk import config, store_with
from mail_servers import Received, login, scripted, smtp_server

from digest.config import Config, Magazine, WebConfig
from digest.doctor import Finding, dns, examine, machine
from digest.doctor.findings import State
from digest.mail.dkim_keys import make_missing, signers
from digest.store.library import Library

NOW = datetime.now(UTC)


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def found(chosen: Config, name: str, *, now: datetime = NOW, offline: bool = True) -> list[Finding]:
    return [each for each in examine(chosen, now=now, offline=offline) if each.name == name]


def state(chosen: Config, name: str, **more: Any) -> str:
    (one,) = found(chosen, name, **more)
    return one.state


def test_a_sound_magazine_has_nothing_wrong(tmp_path: Path) -> None:
    with store_with(tmp_path, "ann"):
        pass
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    findings = list(examine(config(tmp_path), now=NOW, offline=True))
    assert [each for each in findings if each.state is State.WRONG] == []
    assert {each.name for each in findings} == {
        *("pango", "fonts", "disk", "database", "clock", "time zone", "permissions", "site"),
        *("mail login", "bounces", "dns"),
    }
    assert "1 readers" in found(config(tmp_path), "database")[0].detail
    assert {file: file.stat().st_mtime_ns for file in before} == before


def test_pango_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.press.libraries.missing_libraries", lambda: ["libpango-1.0"])
    (one,) = found(config(tmp_path), "pango")
    assert one.state is State.WRONG
    assert "libpango-1.0 cannot be loaded; run: " in one.detail


def test_a_theme_or_font_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = replace(config(tmp_path), magazine=Magazine(theme="atlsa"))
    (one,) = found(chosen, "fonts")
    assert (one.state, "atlas" in one.detail) == (State.WRONG, True)


@pytest.mark.parametrize(("free", "expected"), [(499_999_999, "wrong"), (500_000_000, "ok")])
def test_a_disk_that_is_nearly_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, expected: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1, 1, free))
    assert state(config(tmp_path), "disk") == expected


def test_a_database_that_is_damaged_or_from_the_future(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = config(tmp_path)
    assert state(chosen, "database") == "not checked"
    with store_with(tmp_path, "ann"):
        pass
    assert state(chosen, "database") == "ok"
    for minutes, expected in ((5, "ok"), (6, "wrong")):
        later = NOW + timedelta(minutes=minutes)
        monkeypatch.setattr(Library, "last_collect", lambda _, moment=later: moment)
        assert state(chosen, "database") == expected
    content = bytearray((tmp_path / "digest.db").read_bytes())
    content[5_000:9_000] = b"\xaa" * 4_000
    (tmp_path / "digest.db").write_bytes(content)
    assert state(chosen, "database") == "wrong"


@pytest.mark.parametrize(("minutes", "expected"), [(4, "ok"), (6, "wrong")])
def test_a_clock_that_is_behind(tmp_path: Path, minutes: int, expected: str) -> None:
    file = tmp_path / "digest.toml"
    file.write_text("")
    late = (NOW + timedelta(minutes=minutes)).timestamp()
    os.utime(file, (late, late))
    chosen = replace(config(tmp_path), file=file)
    assert state(chosen, "clock") == expected


def test_the_time_zone_is_shown(tmp_path: Path) -> None:
    chosen = replace(config(tmp_path), magazine=Magazine(timezone="Asia/Tokyo"))
    (one,) = found(chosen, "time zone", now=datetime(2025, 7, 21, 6, tzinfo=UTC))
    assert one.detail == "Asia/Tokyo: it is Monday 15:00 there"


@pytest.mark.parametrize(
    "name", ["digest.key", "dkim.pem", "smtp-password", "imap-password", "digest.db"]
)
@pytest.mark.parametrize(
    ("mode", "expected"), [(0o600, "ok"), (0o640, "wrong"), (0o604, "wrong"), (0o400, "ok")]
)
def test_a_file_that_others_can_read(tmp_path: Path, name: str, mode: int, expected: str) -> None:
    chosen = config(
        tmp_path,
        password_file="smtp-password",
        bounces_password_file="imap-password",
        dkim_selector="d",
        dkim_key_file="dkim.pem",
    )
    assert next(machine.permissions(chosen, NOW)).state == "not checked"
    (tmp_path / name).touch()
    (tmp_path / name).chmod(mode)
    (one,) = machine.permissions(chosen, NOW)
    assert one.state == expected
    if expected == "wrong":
        assert f"chmod 600 '{tmp_path / name}'" in one.detail


def test_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = config(tmp_path)
    assert state(bare, "site") == "not checked"
    assert state(replace(bare, web=WebConfig(url="https://a.example")), "site") == "ok"
    assert state(replace(bare, web=WebConfig(url="http://localhost")), "site") == "wrong"
    monkeypatch.setattr(machine, "find_spec", lambda name: None if name == "uvicorn" else 1)
    (one,) = found(replace(bare, web=WebConfig(url="https://a.example")), "site")
    assert "uvicorn missing; run: pip install 'digest[web]'" in one.detail


# --- Mail -----------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _no_dns(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(name: str) -> tuple[str, ...]:
        raise dns.NoAnswerError(name)

    monkeypatch.setattr(dns, "texts", silent)


def test_the_mail_server_takes_us_or_says_why_not(tmp_path: Path) -> None:
    received = Received()
    options = {"transport": "smtp", "host": "127.0.0.1", "security": "none"}
    with smtp_server(received) as port:
        chosen = config(tmp_path, port=port, **options)
        assert state(chosen, "mail login", offline=False) == "ok"
    assert received.mails == []
    (one,) = found(chosen, "mail login", offline=False)
    assert (one.state, "no connection" in one.detail) == (State.WRONG, True)
    with scripted({"connect": ["554 5.7.1 go away"]}) as (port, _):
        assert state(config(tmp_path, port=port, **options), "mail login", offline=False) == "wrong"
    assert login("a", "b")


@pytest.mark.parametrize(
    ("mail", "name", "message"),
    [
        ({"from_": ""}, "mail login", "has no 'from'"),
        ({"postal_address": ""}, "mail", "has no 'postal_address'"),
        ({"transport": "smtp", "host": ""}, "mail login", "has no 'host'"),
        ({"bounces_from": "nothing"}, "bounces", "does not exist"),
        ({"bounces_from": "Maildir"}, "bounces", "has no 'bounces'"),
    ],
)
def test_settings_of_the_mail(
    tmp_path: Path, mail: dict[str, Any], name: str, message: str
) -> None:
    (tmp_path / "Maildir" / "new").mkdir(parents=True)
    (one,) = found(config(tmp_path, **mail), name, offline=False)
    assert one.state is State.WRONG
    assert message in one.detail


def test_a_mailbox_of_bounces_that_is_read(tmp_path: Path) -> None:
    (tmp_path / "Maildir" / "new").mkdir(parents=True)
    chosen = config(tmp_path, bounces_from="Maildir", bounces="bounces@example.org")
    assert state(chosen, "bounces", offline=False) == "ok"
    assert state(config(tmp_path), "bounces", offline=False) == "not checked"


# --- DNS ------------------------------------------------------------------------------------------


def records(chosen: Config, zone: dict[str, list[str]]) -> dict[str, str]:
    def lookup(name: str) -> tuple[str, ...]:
        return tuple(zone.get(name, ()))

    return {each.name: each.state for each in dns.compare(chosen, lookup)}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["v=spf1 mx -all"], "ok"),
        (["google-site-verification=1", "V=SPF1 a ~all"], "ok"),
        ([], "wrong"),
        (["v=spf10 mx -all"], "wrong"),
        (["v=spf1 mx -all", "v=spf1 a -all"], "wrong"),
        (["v=spf1 +all"], "wrong"),
    ],
)
def test_spf(tmp_path: Path, texts: list[str], expected: str) -> None:
    assert records(config(tmp_path), {"example.org": texts})["SPF"] == expected


def test_spf_is_of_the_envelope_s_domain(tmp_path: Path) -> None:
    chosen = config(tmp_path, bounces="bounces@mail.example.org")
    assert records(chosen, {"mail.example.org": ["v=spf1 mx -all"]})["SPF"] == "ok"
    assert records(chosen, {"example.org": ["v=spf1 mx -all"]})["SPF"] == "wrong"


def test_dkim(tmp_path: Path) -> None:
    assert records(config(tmp_path), {})["DKIM"] == "not checked"
    chosen = config(tmp_path, dkim_selector="d1", dkim_key_file="dkim.pem")
    make_missing(chosen)
    (signer,) = signers(chosen, "example.org")
    name, text = signer.record()
    public = text.partition("p=")[2]
    assert records(chosen, {name: [text]})["DKIM"] == "ok"
    assert records(chosen, {name: [f"k=rsa; p={public[:20]} {public[20:]};"]})["DKIM"] == "ok"
    assert records(chosen, {name: [text[:-8]]})["DKIM"] == "wrong"
    assert records(chosen, {})["DKIM"] == "wrong"


def test_dmarc(tmp_path: Path) -> None:
    chosen = config(tmp_path, from_="week@news.example.org")
    policy = ["v=DMARC1; p=none"]
    assert records(chosen, {"_dmarc.news.example.org": policy})["DMARC"] == "ok"
    assert records(chosen, {"_dmarc.example.org": policy})["DMARC"] == "ok"
    assert records(chosen, {"_dmarc.org": policy})["DMARC"] == "wrong"
    assert records(chosen, {"_dmarc.example.org": ["p=none"]})["DMARC"] == "wrong"


def test_without_a_network_nothing_is_known_of_the_dns(tmp_path: Path) -> None:
    findings = list(dns.compare(config(tmp_path), dns.texts))
    assert [(each.name, each.state) for each in findings] == [
        ("SPF", State.SKIPPED),
        ("DKIM", State.SKIPPED),  # no key: there is nothing to look up
        ("DMARC", State.SKIPPED),
    ]
