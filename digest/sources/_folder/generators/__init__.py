"""The programs that make sites, one a file. A new one is one new file with a ``GENERATOR``."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from digest.sources._folder.site import Generator


@cache
def every() -> tuple[Generator, ...]:
    """All programs, those that know their sites best first."""
    found = (
        import_module(f"{__name__}.{module.name}").GENERATOR
        for module in pkgutil.iter_modules(__path__)
    )
    return tuple(sorted(found, key=lambda generator: (-generator.rank, generator.name)))
