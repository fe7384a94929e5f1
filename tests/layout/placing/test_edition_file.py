"""<slug>.layout.json: an edition is read back as it was written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editions import laid_out
from press_weeks import week_of

from digest.edition import VERSION, LayoutFile, dump, load
from digest.errors import DigestError


@pytest.fixture(scope="module")
def file() -> LayoutFile:
    return LayoutFile(version=VERSION, pdf_sha256="0" * 64, edition=laid_out(week_of(12), "folio"))


def test_an_edition_is_read_back_as_written(file: LayoutFile) -> None:
    again = load(dump(file), "week.layout.json")
    assert again == file
    assert dump(again) == dump(file)


@pytest.mark.parametrize("version", [VERSION - 1, VERSION + 1])
def test_a_file_of_another_version_is_refused(file: LayoutFile, version: int) -> None:
    with pytest.raises(DigestError, match=r"week.layout.json: .*run 'digest build' again"):
        load(dump(replace(file, version=version)), "week.layout.json")


def test_a_file_that_is_no_layout_is_refused() -> None:
    with pytest.raises(DigestError, match="week.layout.json: not a layout"):
        load(b"{}", "week.layout.json")
