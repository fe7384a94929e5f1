"""The store on a real PostgreSQL, used; test_store_migrations.py brings old ones up to date."""

from __future__ import annotations

from pathlib import Path

import postgres
import pytest
from builders import MONDAY, article

from digest.store import open_store
from digest.store.library import Input

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(postgres.missing()), reason=postgres.missing() or "installed"),
]
MOMENT = "2025-07-21T00:00:00.000000+00:00"
NUMBER = 1001


@pytest.fixture
def url(postgresql: str) -> str:
    return postgresql


def test_the_library_and_its_memory(url: str, tmp_path: Path) -> None:
    with open_store(url, folder=tmp_path) as store:
        library = store.library
        first = article(id="gull:a", path="a.md")
        assert library.add([first], seen=MONDAY, source="s").new == 1
        assert library.add([first], seen=MONDAY, source="s").same == 1
        library.record_inputs("s", {"a.md": Input(place="a.md", stamp="1 2")})
        assert (library.stamp("s", "a.md"), library.stamp("s", "b.md")) == ("1 2", "")
        library.mark_gone(["gull:a"], seen=MONDAY)
        assert library.gone(["gull:a"]) == {"gull:a"}
        assert not library.articles()
    with open_store(url, folder=tmp_path) as store:
        assert store.library.present("s") == {}
