"""Methods of ranking: one file each, sumy's eight in one, or a program's own.

A method has ``rank(sentences, *, articles, language)``, which gives each sentence a score; higher
is better. It may have ``cover(sentences, *, language)`` beside it: scores that take over as more of
the text is printed, since a summary of two sentences opens a story and one of half its length
covers it; and ``choose(sentences, *, articles, language, asked)``, which gives whole sets of
sentences, best first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module

from digest import plugins
from digest.errors import UsageError
from digest.summarise.methods._sumy import ALGORITHMS, rank_with

PACKAGE = "digest.summarise.methods"


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A way of scoring sentences; without *cover*, *rank* serves for every length, and without
    *choose* sentences are chosen one after another.
    """

    rank: Callable[..., Sequence[float]]
    cover: Callable[..., Sequence[float]] | None = None
    choose: Callable[..., Iterator[frozenset[int]]] | None = None


@cache  # a folder is read once, not for every article
def names() -> tuple[str, ...]:
    """The methods that ``--method`` may name."""
    return tuple(sorted({*plugins.names(PACKAGE), *ALGORITHMS}))


def load(name: str) -> Method:
    """The method called *name*, or what an import path "package.module:function" names.

    Raises UsageError, with the names there are, where there is no such method.
    """
    if name in ALGORITHMS:
        return Method(rank=partial(rank_with, name))
    if ":" not in name and name not in names():
        raise UsageError(
            f"Unknown method '{name}'. Choose one of {', '.join(names())}, "
            "or give your own as 'package.module:name'"
        )
    if ":" in name:
        rank = plugins.load(PACKAGE, name, "rank")
        module = import_module(rank.__module__)
    else:
        module = import_module(f"{PACKAGE}.{name}")
        rank = module.rank
    return Method(
        rank=rank, cover=getattr(module, "cover", None), choose=getattr(module, "choose", None)
    )
