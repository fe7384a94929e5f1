"""Mutated files of every kind: each is an article or a rejection, soon, whatever stands in it.

``make fuzz`` runs 100,000 of them (FUZZ=100000).
"""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from digest.model import Article, Rejected
from digest.sources import read_paths

SECONDS = 5
MEGABYTES = 500
FEW, MANY = 150, int(os.environ.get("FUZZ", "10000"))
HEAD = b"---\ntitle: 'The pier: closed'\ndate: 2025-07-23 10:00\ntags: [sea, town]\n---\n"
BODY = """The board **closed** the [pier](https://gull.example/pier_(old)) on Monday.[^1]

!!! note "A box"
    Two cranes will be *moved* before winter, said the {{ site.chair }}.

:::tip[Mind]
| a | b |
|---|---|
| 1 | 2 |
:::

> [!note] See [[The pier|pier]] ![[pier.png]] {.cls #id key="v"} :smile: H~2~O 10^2^

```py
x = [1, 2]
```

* one
  1. two <details><summary>Três</summary>ção</details>

[^1]: A note of the café — “quoted”.
"""
MDX = (
    "import Tabs from '@theme/Tabs';\n\nexport const a = {b: `c`};\n\n"
    "<Tabs values={[{x: 1}, {y: '}'}]}>\n\nThe mill opened {/* truncate */} again.\n\n</Tabs>\n{1 + 1}\n"
)
RST = """The pier
========

:date: 2025-07-23
:author: Ada Bell

The board *closed* the `pier <https://gull.example>`_ on Monday [1]_.

.. note:: Two cranes
   will be moved.

.. image:: a.png
   :alt: A pier

:doc:`other` :math:`x^2` |sub|

.. |sub| replace:: text
.. [1] A note.

==== ====
a    b
==== ====
1    2
==== ====
"""
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pier</title>'
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-07-23"}</script>'
    "</head><body><article><header><h1>Pier closes</h1><time datetime='2025-07-23'>x</time></header>"
    + "<p>The board closed the pier on Monday, and two cranes will be moved before the winter comes.</p>"
    * 4
    + "<table><tr><td>1</td></tr></table><ul><li>a<li>b</ul></article></body></html>"
)
SEEDS: dict[str, tuple[bytes, ...]] = {
    ".md": (HEAD + BODY.encode(), b"Title: A\nDate: 2025-07-23\n\n" + BODY.encode()),
    ".mdx": (HEAD + MDX.encode() + BODY.encode(),),
    ".rst": (
        RST.encode(),
        b".. title: A\n.. date: 2025-07-23 10:00:00 UTC+02:00\n\n" + RST.encode(),
    ),
    ".html": (PAGE.encode(), HEAD + PAGE.encode()),
    ".txt": (b"Pier closes\nBy Ada Bell\n23 July 2025\n\n" + BODY.encode(), HEAD + BODY.encode()),
}
SNIPPETS = [
    *(b"[", b"](", b"![", b"*", b"**", b"_", b"`", b"```\n", b"<", b"</", b"<!--", b"-->", b"&#"),
    *(b"{{", b"}}", b"{%", b"{{<", b"[^", b"^[", b"~", b"|", b"\n\n", b"\t", b"    ", b"> ", b"- "),
    *(b":::", b"!!! a\n", b'=== "a"\n', b".. a::", b":a:`", b"`_", b"..", b"====\n", b"\\", b"$$"),
    *(
        b"---\n",
        b"+++\n",
        b"{",
        b"}",
        b"import a from 'b'\n",
        b"<A b={",
        b"\x00",
        b"\xff\xfe",
        b"\x1b$B",
    ),
    *(
        "\u202e".encode(),
        "\u0301".encode(),
        b"\xc3\xa9",
        b"\xc3\x83\xc2\xa9",
        b"\xe9",
        b"\r",
        b"\x85",
    ),
    *(
        b"<div>",
        b"<p>",
        b"<table>",
        b"<svg>",
        b"<![CDATA[",
        b"&lt;",
        b"2025-07-23",
        b"date: ",
        b"a: b\n",
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize("suffix", SEEDS)
def test_a_few_mutated_files_are_held(tmp_path: Path, suffix: str) -> None:
    fuzz(tmp_path, suffix, number=FEW // len(SEEDS), seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", SEEDS)
def test_many_mutated_files_are_held(tmp_path: Path, suffix: str) -> None:
    # In a process of its own, whose memory is then that of this kind of file.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        number = MANY // len(SEEDS)
        memory = pool.submit(megabytes, tmp_path, suffix, number=number, seed=2).result()
    print(f"{number:,} files of {suffix}: {memory:.0f} MB")  # noqa: T201
    assert memory < MEGABYTES


def megabytes(folder: Path, suffix: str, *, number: int, seed: int) -> float:
    """The most memory that this process took, *number* mutated files later."""
    fuzz(folder, suffix, number=number, seed=seed)
    # getrusage would also count what the process that started this one took.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def fuzz(folder: Path, suffix: str, *, number: int, seed: int) -> None:
    rng = random.Random(f"{suffix} {seed}")
    file = folder / f"a{suffix}"
    for _ in range(number):
        data = mutated(rng, rng.choice(SEEDS[suffix]))
        file.write_bytes(data)
        with soon(data):
            items = list(read_paths([file], zone=ZoneInfo("UTC"), language="en"))
        assert len(items) == 1
        assert isinstance(items[0], Article | Rejected)


def mutated(rng: random.Random, data: bytes) -> bytes:
    for _ in range(rng.randint(1, 8)):
        start = rng.randrange(len(data) + 1)
        end = min(len(data), start + rng.randrange(60))
        kind = rng.randrange(6)
        if kind == 0:
            data = data[:start] + data[end:]
        elif kind == 1:
            data = data[:start] + bytes([rng.randrange(256)]) + data[start + 1 :]
        elif kind == 2:
            data = data[:start] + rng.choice(SNIPPETS) + data[start:]
        elif kind == 3:
            data = data[:start] + data[start:end] * rng.choice((2, 9, 300)) + data[end:]
        elif kind == 4:
            data = data[:start] + rng.choice(SNIPPETS) * rng.choice((3, 50, 4000)) + data[start:]
        else:
            data = data[:start]
    return data


@contextmanager
def soon(data: bytes) -> Iterator[None]:
    """Fails, with the input, where what runs inside takes longer than SECONDS."""

    def stop(*_: object) -> None:
        raise AssertionError(f"more than {SECONDS} s for {len(data)} bytes: {data[:300]!r}")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)  # of this process's own time
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
