"""Tokens: who cannot write them, and where the key comes from."""

import stat
from pathlib import Path

import pytest

from digest.errors import ConfigError, UsageError
from digest.subscribers.tokens import (
    BOUNCE,
    CONFIRM,
    KEY_FILE,
    PREFERENCES,
    PURPOSES,
    TAG_LENGTH,
    UNSUBSCRIBE,
    Tokens,
    secret_key,
)

KEY = "a key of more than sixteen letters"
TOKENS = Tokens(KEY)


def test_a_token_gives_back_its_values() -> None:
    token = TOKENS.write(UNSUBSCRIBE, "r1", "2025-W30")
    assert TOKENS.read(UNSUBSCRIBE, token) == ("r1", "2025-W30")
    assert set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")


@pytest.mark.parametrize("other", [CONFIRM, PREFERENCES, BOUNCE])
def test_a_token_serves_one_purpose_only(other: str) -> None:
    with pytest.raises(UsageError, match="not valid"):
        TOKENS.read(other, TOKENS.write(UNSUBSCRIBE, "r1"))


@pytest.mark.parametrize("place", range(0, 60, 7))
def test_a_changed_letter_is_seen(place: int) -> None:
    token = TOKENS.write(UNSUBSCRIBE, "r1")
    place %= len(token)
    changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
    with pytest.raises(UsageError, match="not valid"):
        TOKENS.read(UNSUBSCRIBE, changed)


@pytest.mark.parametrize("token", ["", ".", "..", "é", "\ud800", "a" * 10_000, "\x00", '["r1"]'])
def test_rubbish_is_no_token(token: str) -> None:
    with pytest.raises(UsageError, match="not valid"):
        TOKENS.read(UNSUBSCRIBE, token)


def test_another_key_writes_other_tokens() -> None:
    with pytest.raises(UsageError, match="not valid"):
        Tokens(f"{KEY}s").read(UNSUBSCRIBE, TOKENS.write(UNSUBSCRIBE, "r1"))


def test_an_old_token_is_refused_where_its_age_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1_000_000.5)
    token = TOKENS.write(CONFIRM, "r1")
    monkeypatch.setattr("time.time", lambda: 1_000_101.5)
    assert TOKENS.read(CONFIRM, token, max_age=101) == ("r1",)
    assert TOKENS.read(CONFIRM, token) == ("r1",)
    with pytest.raises(UsageError, match="too old"):
        TOKENS.read(CONFIRM, token, max_age=100)
    monkeypatch.setattr("time.time", lambda: 999_999)
    with pytest.raises(UsageError, match="too old"):  # of a clock that was wrong
        TOKENS.read(CONFIRM, token, max_age=100)


def test_tokens_of_earlier_versions_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Links to leave work for ever; itsdangerous wrote these, the second one packed."""
    moment = 1_750_000_000
    leave = "WyIwMTIzNDU2Nzg5YWJjZGVmIl0.aE7hgA.YXE4CzTF4OdxSxhuWlVUOTqhG_unfkdeIEssw0NoRLk"
    confirm = (
        ".eJyLVkrMy3NIrUjMLchJ1csvSlfSUQIiIwMjU10Dc10jyxADAysw0gaTQLmMkpKCYit9_fLU1OycSj0kvQppRfm5"
        "CkYGxnoGeoaGxnrmOgqJeIFSLABROCbT.aE7hgA.crfoRxJroxt2fVBMT_CJHgf6rB7oKeTdTEwQHxtawXc"
    )
    assert TOKENS.read(UNSUBSCRIBE, leave) == ("0123456789abcdef",)
    monkeypatch.setattr("time.time", lambda: moment + 60)
    email, *_, origin = TOKENS.read(CONFIRM, confirm, max_age=60)
    assert (email, len(origin)) == ("ann@example.org", 75)
    monkeypatch.setattr("time.time", lambda: moment)
    assert TOKENS.write(UNSUBSCRIBE, "0123456789abcdef") == leave


def test_purposes_are_named() -> None:
    assert len(set(PURPOSES)) == len(PURPOSES)
    with pytest.raises(ValueError, match="vote"):
        TOKENS.write("vote", "r1")


def test_the_key_is_made_once_and_is_private(tmp_path: Path) -> None:
    key = secret_key(tmp_path)
    assert len(key) >= 40
    assert secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600


def test_a_given_key_comes_first(tmp_path: Path) -> None:
    assert secret_key(tmp_path, given=KEY) == KEY
    assert not (tmp_path / KEY_FILE).exists()


@pytest.mark.parametrize("content", [b"", b"short", b"fifteen letters", b"\xff\xfe" * 20])
def test_a_key_that_can_be_guessed_or_read_by_nobody_is_refused(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / KEY_FILE).write_bytes(content)
    with pytest.raises(ConfigError, match="digest.key"):
        secret_key(tmp_path)


READER = "0123456789abcdef"
TAG = TOKENS.bounce_tag("2025-W30", READER)


@pytest.mark.parametrize("issue", ["2025-W30", "0001-W01", "9999-W53"])
@pytest.mark.parametrize("reader", [READER, "0" * 16, "f" * 16])
def test_a_bounce_tag_names_issue_and_reader_in_any_case(issue: str, reader: str) -> None:
    tag = TOKENS.bounce_tag(issue, reader)
    assert TOKENS.read_bounce_tag(tag) == (issue, reader)
    assert TOKENS.read_bounce_tag(tag.upper()) == (issue, reader)


def test_a_bounce_tag_fits_into_a_local_part() -> None:
    assert len(TAG) == TAG_LENGTH
    assert len(f"bounces+{TAG}") <= 64
    assert set(TAG) <= set("abcdefghijklmnopqrstuvwxyz234567")


@pytest.mark.parametrize("place", range(34))
def test_a_changed_bounce_tag_is_refused(place: int) -> None:
    for letter in "ab7":
        changed = TAG[:place] + letter + TAG[place + 1 :]
        if changed != TAG:
            with pytest.raises(UsageError, match="not one that digest wrote"):
                TOKENS.read_bounce_tag(changed)


@pytest.mark.parametrize("tag", ["", "=" * 34, "é" * 34, "1" * 34, "a" * 34, TAG * 2, TAG[:-2]])
def test_rubbish_is_no_bounce_tag(tag: str) -> None:
    with pytest.raises(UsageError, match="not one that digest wrote"):
        TOKENS.read_bounce_tag(tag)


def test_another_key_writes_other_bounce_tags() -> None:
    with pytest.raises(UsageError, match="not one that digest wrote"):
        Tokens(f"{KEY}s").read_bounce_tag(TAG)


@pytest.mark.parametrize(("issue", "reader"), [("trial", READER), ("2025-W30", "r1"), ("", "")])
def test_a_bounce_tag_names_nothing_else(issue: str, reader: str) -> None:
    with pytest.raises(ValueError, match="no bounce tag"):
        TOKENS.bounce_tag(issue, reader)
