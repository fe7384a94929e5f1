from __future__ import annotations

from pathlib import Path

import pytest

from digest import plugins, suggest
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


def test_a_plug_in_that_breaks_while_it_is_loaded_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "brokenpart.py").write_text("1 / 0\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(UsageError, match=r"'brokenpart:read' cannot be loaded \(ZeroDivisionError"):
        plugins.load("digest.sources", "brokenpart:read", "read")


def test_packages_of_helpers_are_no_parts() -> None:
    assert "transports" not in plugins.names("digest.mail")
    assert plugins.names("digest.mail.transports") == ["outbox", "sendmail", "smtp"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("SMPT", "Unknown transport 'SMPT'. Did you mean 'smtp'?"),
        ("pigeon", "Unknown transport 'pigeon'. Choose one of: outbox, smtp."),
    ],
)
def test_an_unknown_name_gets_the_nearest_or_all_there_are(name: str, message: str) -> None:
    assert suggest.unknown("transport", name, ["outbox", "smtp"]) == message


def test_every_method_is_known_by_its_name() -> None:
    from digest.summarise import methods

    for name in methods.names():
        assert plugins.check(methods.PACKAGE, name) == name
    known = {*plugins.names(methods.PACKAGE), *plugins.SHARED[methods.PACKAGE]}
    assert known == set(methods.names())
