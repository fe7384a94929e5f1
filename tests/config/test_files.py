from __future__ import annotations

import os
from pathlib import Path

import pytest

from digest.errors import DigestError
from digest.files import write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "new" / "issue.toml"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o644
    assert os.listdir(path.parent) == ["issue.toml"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_when_the_disk_refuses_the_old_file_stays_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "week.pdf"
    write_whole(path, b"good")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(
        DigestError,
        match=r"week\.pdf: cannot be written \(No space left on device\); what was there before",
    ):
        write_whole(path, b"half")
    assert path.read_bytes() == b"good"
    assert os.listdir(tmp_path) == ["week.pdf"]


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("")
    with pytest.raises(DigestError, match="cannot be written"):
        write_whole(tmp_path / "output" / "a.pdf", b"")
