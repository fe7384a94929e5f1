"""digest dkim: keys are made once, and their records printed."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from conftest import Digest

MAIL = """[mail]
from = "Atlas Weekly <week@example.org>"
dkim_selector = "One"
dkim_key_file = "keys/rsa.pem"
dkim_selector2 = "two"
dkim_key_file2 = "keys/ed25519.pem"
"""


def test_keys_are_made_once(digest: Digest, tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text(MAIL)
    first, second = digest("dkim"), digest("dkim")
    assert first.code == second.code == 0
    assert first.out == second.out
    rsa, ed25519 = first.out.splitlines()
    assert rsa.startswith('one._domainkey.example.org. IN TXT "v=DKIM1; k=rsa; p=MII')
    strings = re.findall('"([^"]*)"', rsa)
    assert [len(one) for one in strings[:-1]] == [255]
    assert len(strings[-1]) < 255
    assert re.fullmatch(
        r'two\._domainkey\.example\.org\. IN TXT "v=DKIM1; k=ed25519; p=[\w+/]{43}="', ed25519
    )
    assert "made " in first.err
    assert "made " not in second.err
    for file in (tmp_path / "keys").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_a_selector_there_is_nothing_to_print(digest: Digest, tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text('[mail]\nfrom = "week@example.org"\n')
    done = digest("dkim")
    assert (done.code, done.out) == (2, "")
    assert "names no key; add dkim_selector" in done.err
