"""``digest doctor``: its lines and its exit code."""

from __future__ import annotations

from pathlib import Path

from conftest import Digest

CONFIG = '[magazine]\ntitle = "A"\n[mail]\nfrom = "week@example.org"\npostal_address = "1 Quay"\n'


def test_it_ends_with_0_where_nothing_is_wrong(digest: Digest, tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text(CONFIG)
    done = digest("doctor", "--offline")
    assert done.code == 0, done.out
    assert "ok           fonts" in done.out
    assert "not checked  dns          --offline was given" in done.out
    assert not (tmp_path / "digest.db").exists()


def test_it_ends_with_1_where_something_is(digest: Digest, tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text(CONFIG)
    (tmp_path / "digest.key").write_text("a key that everybody reads")
    (tmp_path / "digest.key").chmod(0o644)
    done = digest("doctor", "--offline")
    assert done.code == 1
    assert "wrong        permissions" in done.out
    assert "1 thing wrong" in done.err
