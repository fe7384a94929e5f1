"""Find a part by its name: "feed" is ``digest.sources.feed``, "mypkg.mod:thing" is yours."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path
from typing import Any

import digest
from digest import suggest
from digest.errors import UsageError

KINDS = {
    "digest.sources": "source type",
    "digest.mail.transports": "transport",
    "digest.summarise.methods": "summary method",
}
"""What the parts of a package are called in messages."""

SHARED = {
    "digest.summarise.methods": (
        "edmundson",
        "kl",
        "lexrank",
        "lsa",
        "luhn",
        "reduction",
        "sumbasic",
        "textrank",
    )
}
"""Parts that share one private file of their package, which finds them by name itself."""


def names(package: str) -> list[str]:
    """The parts in *package* ("digest.sources"), one a file.

    Packages, and names that start with _, are helpers and no parts.

    Reads the folder only: nothing is imported, so checking a name costs nothing.
    """
    folders = [str(Path(root).joinpath(*package.split(".")[1:])) for root in digest.__path__]
    return sorted(
        part.name
        for part in pkgutil.iter_modules(folders)
        if not (part.ispkg or part.name.startswith("_"))
    )


def check(package: str, name: str) -> str:
    """*name* if it can name a part of *package*; ValueError with a suggestion otherwise.

    An import path "package.module:thing" is loaded, and so checked, only when it is used.
    """
    known = sorted((*names(package), *SHARED.get(package, ())))
    if ":" not in name and name not in known:
        kind = KINDS.get(package, "part")
        raise ValueError(
            f"{suggest.unknown(kind, name, known)} Your own is written 'package.module:name'."
        )
    return name


def load(package: str, name: str, attribute: str) -> Any:
    """*attribute* of the part *name* of *package*, or what "package.module:thing" names.

    Raises UsageError when there is no such part, or it cannot be imported.
    """
    try:
        check(package, name)
    except ValueError as error:
        raise UsageError(str(error)) from error
    module, _, thing = name.partition(":") if ":" in name else (f"{package}.{name}", "", attribute)
    try:
        return getattr(import_module(module), thing)
    except Exception as error:  # a plug-in is somebody else's code: anything can go wrong in it
        raise UsageError(
            f"'{name}' cannot be loaded ({type(error).__name__}: {error}); "
            "check that it is installed and that the name is right"
        ) from error
