"""Find a part by its name: "feed" is ``digest.sources.feed``, "mypkg.mod:thing" is yours."""

from __future__ import annotations

import pkgutil
from importlib import import_module, util
from typing import Any

from digest.errors import UsageError


def names(room: str) -> list[str]:
    """The parts that the package *room* ("digest.sources") holds, one a file; not those that start with _.

    A package within it, such as ``digest.sources.reading``, holds helpers and is no part.
    """
    package = import_module(room)
    return sorted(
        part.name
        for part in pkgutil.iter_modules(package.__path__)
        if not part.name.startswith("_") and not part.ispkg
    )


def load(room: str, name: str, attribute: str) -> Any:
    """The object called *attribute* in the part *name* of *room*, or what an import path "package.module:thing" names.

    Raises UsageError, naming the parts there are, when there is no such part.
    """
    if ":" in name:
        module_name, _, attribute = name.partition(":")
    else:
        module_name = f"{room}.{name}"
        if name.startswith("_") or not name.isidentifier() or util.find_spec(module_name) is None:
            kind = room.rpartition(".")[2]
            raise UsageError(
                f"'{name}' is none of the {kind} digest knows; pick one of {', '.join(names(room))}, "
                "or give your own as 'package.module:name'"
            )
    try:
        return getattr(import_module(module_name), attribute)
    except (ImportError, AttributeError) as error:
        raise UsageError(
            f"'{name}' cannot be loaded ({error}); check that it is installed and spelled right"
        ) from error
