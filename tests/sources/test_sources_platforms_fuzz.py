"""Mutated exports, answers and mails: always a right answer or a named rejection, in bounded time.

``make fuzz`` runs 100,000 of them (FUZZ=100000).
"""

from __future__ import annotations

import json
import os
import random
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from loopback_web import reply
from platforms import answering, as_json, read_file, read_web
from test_sources_ghost import Gull as GhostGull
from test_sources_ghost import listed, post, tables
from test_sources_ghost import write as write_ghost
from test_sources_mail import FURNISHED, letter, mbox, png, with_picture
from test_sources_wordpress import Gull, record
from test_sources_wxr import HEAD, TAIL, item, picture

from digest.model import Article, Rejected
from digest.sources import Complete, Item, Unchanged

KINDS = ("wxr", "ghost", "mail", "mail ", "mail  ")
FEW, MANY = 100, int(os.environ.get("FUZZ", "10000")) // len(KINDS)
"""Mutations of each kind of file; of answers a tenth."""
SECONDS = 5.0

PIECES = [
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<![CDATA[",
    b'"',
    b"[",
    b"]",
    b"{",
    b"}",
    b"\x00",
    b"\xff\xfe",
    b"\r\n\r\n",
    b"--b",
    b"=?utf-8?b?",
    b"</item>",
    b"<item>",
    b"&#x0;",
    b"&lt;",
    b"99999999999999999999",
    b"-1",
    b"null",
    b"\\ud800",
    b"1e999",
    b"From x Wed Nov 18 09:30:00 2026\n",
    b"<div>" * 300,
    b"[gallery ids=" * 50,
    b"{" * 400,
    "\u202e\u0000é".encode(),
    b"=\r\n",
    b"Content-Type: multipart/mixed; boundary=b\n\n",
]


def mutated(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        at, length = dice.randrange(len(out) + 1), dice.randint(0, 40)
        what = dice.randrange(6)
        if what == 0:
            out[at : at + length] = b""
        elif what == 1:
            out[at:at] = dice.choice(PIECES)
        elif what == 2:
            out[at:at] = out[max(0, at - length * 10) : at]
        elif what == 3 and at < len(out):
            out[at] = dice.randrange(256)
        elif what == 4:
            out[at : at + length] = dice.choice(PIECES)
        elif dice.random() < 0.3:
            out = out[:at]
    return bytes(out)


def check(items: list[Item]) -> None:
    for each in items:
        assert isinstance(each, Article | Rejected | Complete | Unchanged)
        if isinstance(each, Article):
            assert each.text.strip()
            assert each.title.strip()
            assert each.published is None or each.published.tzinfo
        elif isinstance(each, Rejected):
            assert each.reason
            assert each.where


def seeds(folder: Path) -> dict[str, bytes]:
    extra = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>8</wp:meta_value></wp:postmeta>"
    classic = "One.\n\n[caption]<img class='wp-image-8' src='a-300x200.jpg'> Words[/caption]\n\n[box a='b']Two[/box] [gallery ids='8']"
    lexical = {
        "root": {
            "children": [
                {"type": "paragraph", "children": [{"type": "text", "text": "Words", "format": 1}]}
            ]
        }
    }
    mobiledoc = {
        "markups": [["a", ["href", "x"]]],
        "cards": [["image", {"src": "x"}]],
        "atoms": [],
        "sections": [[1, "p", [[0, [0], 1, "Words"]]], [10, 0]],
    }
    ghost = tables(
        post(1),
        post(2, html=None, lexical=json.dumps(lexical)),
        post(3, html=None, mobiledoc=json.dumps(mobiledoc)),
        tags=[{"id": "t", "name": "Harbour"}],
        posts_tags=[{"post_id": "a1", "tag_id": "t", "sort_order": 0}],
    )
    return {
        "wxr": (
            HEAD + item(1, extra=extra) + item(2, classic) + picture(8, "a.jpg") + TAIL
        ).encode(),
        "ghost": write_ghost(folder / "seed.json", ghost).read_bytes(),
        "mail": bytes(letter(FURNISHED)),
        "mail ": bytes(with_picture(png())),
        "mail  ": mbox(letter("<p>One</p>"), letter(plain="Two.")),
    }


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_mutated_files(tmp_path: Path, kind: str) -> None:
    _mutate_files(tmp_path, kind, range(FEW))


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_many_mutated_files(tmp_path: Path, kind: str) -> None:
    _mutate_files(tmp_path, kind, range(FEW, MANY))


def _mutate_files(folder: Path, kind: str, numbers: range) -> None:
    seed = seeds(folder)[kind]
    name = kind.strip()
    file = folder / f"fuzzed{ {'wxr': '.xml', 'ghost': '.json', 'mail': '.eml'}[name] }"
    for number in numbers:
        file.write_bytes(mutated(seed, random.Random(f"{kind}{number}")))
        _in_time(lambda: check(read_file(name, file)), number)


def _in_time(run: Callable[[], None], number: int) -> None:
    begun = time.monotonic()
    try:
        run()
    except Exception as error:
        raise AssertionError(f"mutation {number}") from error
    assert time.monotonic() - begun < SECONDS, number


def changed(value: Any, dice: random.Random) -> Any:
    """*value* with some of its parts replaced by others."""
    if dice.random() < 0.04:
        return dice.choice(
            [
                None,
                True,
                -1,
                1e308,
                "",
                "\x00",
                "<p>",
                [],
                {},
                [[]],
                [None],
                "9" * 400,
                {"rendered": 3},
            ]
        )
    if isinstance(value, dict):
        return {name: changed(each, dice) for name, each in value.items() if dice.random() > 0.02}
    return [changed(each, dice) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("kind", ["wordpress", "ghost"])
def test_changed_answers(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _change_answers(kind, range(FEW // 10), monkeypatch)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["wordpress", "ghost"])
def test_many_changed_answers(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _change_answers(kind, range(FEW // 10, MANY // 10), monkeypatch)


def _change_answers(kind: str, numbers: range, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GULL_KEY", "secret123")
    for module in ("wordpress", "ghost"):
        monkeypatch.setattr(f"digest.sources._{module}.source.read_feed", lambda *_, **__: iter(()))
    options = {"key_env": "GULL_KEY"} if kind == "ghost" else {}
    full = {
        "author": [{"name": "Ada"}],
        "wp:term": [[{"taxonomy": "category", "name": "City"}]],
        "wp:featuredmedia": [
            {
                "media_type": "image",
                "source_url": "https://x.example/a.jpg",
                "media_details": {"sizes": {"a": {"width": 9}}},
            }
        ],
    }
    for number in numbers:
        dice = random.Random(f"{kind}{number}")
        whole: Any = (
            GhostGull(posts=[listed(each) for each in range(4)])
            if kind == "ghost"
            else Gull(posts=[record(each, _embedded=full) for each in range(4)])
        )

        def answer(target: str, whole: Any = whole, dice: random.Random = dice) -> bytes:
            said = whole(target)
            head, _, body = said.partition(b"\r\n\r\n")
            if not body or b"200" not in head[:20]:
                return said
            if dice.random() < 0.2:
                return reply(200, mutated(body, dice))
            try:
                return as_json(changed(json.loads(body), dice))
            except ValueError:
                return said

        def run(answer: Callable[[str], bytes] = answer) -> None:
            with answering(answer) as site:
                check(read_web(kind, site.url("/"), **options))

        _in_time(run, number)


def test_a_long_export_takes_little_memory(tmp_path: Path) -> None:
    with (tmp_path / "a.xml").open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for number in range(400):
            out.write(item(number + 1, "Words in a line of text. " * 2000))
        out.write(TAIL)
    assert (tmp_path / "a.xml").stat().st_size > 20_000_000
    from digest.sources._wordpress.stream import elements

    tracemalloc.start()
    try:
        assert sum(each.name == "item" for each in elements(tmp_path / "a.xml")) == 400
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()
