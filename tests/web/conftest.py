from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from site_desk import Site, site


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Site]:
    """A site without an issue and without readers."""
    with site(tmp_path) as made:
        yield made
