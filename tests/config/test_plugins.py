from __future__ import annotations

import pytest

from digest import plugins
from digest.errors import UsageError


def test_a_part_is_found_by_its_name_or_its_import_path() -> None:
    assert callable(plugins.load("digest.sources", "folder", "read"))
    assert plugins.load("digest.sources", "json:dumps", "read").__module__ == "json"
    assert "folder" in plugins.names("digest.sources")


@pytest.mark.parametrize(
    "name",
    ["carrier_pigeon", "_markdown", "../folder", "os.path", "", "nowhere:thing", "json:nothing"],
)
def test_what_is_none_is_named(name: str) -> None:
    with pytest.raises(UsageError, match="Unknown source type|cannot be loaded"):
        plugins.load("digest.sources", name, "read")
