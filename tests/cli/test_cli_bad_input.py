"""Articles as nobody should write them: a good issue or a plain message, every time."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import FERRY, PIER, Digest, post

from digest import cli
from digest.errors import DigestError

WORDS = (
    "harbour",
    "pilot",
    "bridge",
    "orchard",
    "winter",
    "ledger",
    "lamp",
    "market",
    "quarry",
    "tide",
    "ferry",
    "archive",
    "glass",
    "meadow",
    "signal",
    "tower",
    "bakery",
    "canal",
    "museum",
    "engine",
    "garden",
    "letter",
    "school",
    "violin",
)
LONG = ("pneumonox" * 23)[:200]
ADDRESS = "https://example.org/" + "a/very-long-path_without%20breaks" * 6
JAPANESE = "港湾局は月曜日に古い桟橋を閉鎖した。冬の前に二台のクレーンが移動される。漁師たちは相談を受けていないと述べた。"
SIGNS = (
    "The board 🚢 wrote to 港湾局 about the pier. For all ∀x∈ℝ the root √x ≥ 0, she said, and ∑𝑥² ≠ ∞ holds there. A zero\u200bwidth "
    "\u200cand\u200d joiner stood in it, with \u202eevil\u202c and \u2066late\u2069 signs. The Hebrew נמל and the Greek λιμάνι mean the same. "
    "Flags 🇫🇷 and keycaps 1️⃣, arrows → ⇄, a box █, the ligature ﬁ and Ⅷ were on the wall."
)


def text(sentences: int, seed: int) -> str:
    """Sentences of nothing in particular, those of one *seed* unlike those of another."""
    chance = random.Random(seed)
    name = f"{chance.choice('BDGKLMRT')}{chance.choice('aeiou')}{chance.choice('lmnr')}{chance.choice(('berg', 'ova', 'wick'))}"

    def word() -> str:
        return chance.choice(WORDS) + chance.choice(("", "s", "er", " of " + name))

    made = [
        f"The {word()} and the {word()} of number {chance.randint(2, 900)} met a {word()} by the {word()} in {name}."
        for _ in range(sentences)
    ]
    return "\n\n".join(" ".join(made[at : at + 3]) for at in range(0, sentences, 3))


def proofed(digest: Digest, pdf: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(digest("proof", "--json", pdf).out)
    return found


def hard(found: dict[str, Any]) -> list[str]:
    return [
        f"{fault['name']}, page {fault['page']}: {fault['detail']}"
        for fault in found["faults"]
        if fault["hard"]
    ]


@pytest.mark.slow
def test_signs_and_words_that_no_page_is_made_for(digest: Digest, posts: Path) -> None:
    post(
        posts,
        "2025-07-24-signs.md",
        title="Ship 🚢 of 港湾 sails ∀x∈ℝ with \u202ebidi\u202c and zero\u200bwidth",
        body=SIGNS + "\n\n" + text(12, 1),
        author="Zoë 李 😀",
        section="Wörld 🌍 世界",
        description="Ship 🚢 and ∑ \u202ebidi\u202c",
    )
    post(posts, "2025-07-24-smile.md", title="🚢🚢🚢", body=text(9, 2), section="🌍")
    post(
        posts,
        "2025-07-25-long.md",
        title=LONG,
        body=f"The word {LONG} was said. It stands at {ADDRESS} for all to see. " + text(20, 3),
    )
    post(
        posts,
        "2025-07-25-address.md",
        title=f"See {ADDRESS}",
        body=text(12, 4),
        section=LONG[:90],
        author=f"Ada {LONG[:120]}",
    )
    post(
        posts,
        "2025-07-26-headline.md",
        title=("A vote on the second bridge across the lower basin " * 8)[:300],
        body=text(12, 5),
    )
    post(
        posts,
        "2025-07-26-short.md",
        title="Board votes",
        body="The board of Tamberg voted on the lamp.",
    )
    outlet = posts.parent.parent / ("o" + LONG[:120]) / "_posts"
    outlet.mkdir(parents=True)
    post(outlet, "2025-07-26-outlet.md", title="Lamp posts counted anew", body=text(9, 6))
    done = digest("build", str(posts.parent), str(outlet.parent))
    assert done.code == 0, done.err
    found = proofed(digest, done.last)
    assert hard(found) == []
    assert found["counts"]["missing_glyph"] == 0
    for named in (
        "EARTH GLOBE",
        "CJK UNIFIED IDEOGRAPH",
        "printed as “Ship of sails",
        "the file's name became one",
    ):
        assert named in done.err


@pytest.mark.slow
def test_a_story_in_letters_no_font_has_is_left_out_and_named(digest: Digest, posts: Path) -> None:
    post(posts, "2025-07-24-pier-ja.md", title="港湾局は古い桟橋を閉鎖した", body=JAPANESE)
    done = digest("build", str(posts.parent))
    assert done.code == 0, done.err
    assert "is left out: the theme has no font for its letters; name one under [fonts]" in done.err
    for file in ("2025-07-23-ferry.md", "2025-07-22-pier.md"):
        (posts / file).unlink()
    alone = digest("build", str(posts.parent), "--output", "other")
    assert alone.code == 3
    assert "the theme has no font for its letters" in alone.err


@pytest.mark.slow
def test_stories_of_nothing_but_repeated_sentences_are_left_out_with_the_reason(
    digest: Digest, posts: Path
) -> None:
    for day in range(21, 27):
        post(
            posts,
            f"2025-07-{day}-same{day}.md",
            title=f"{WORDS[day - 20].title()} report {day}",
            body=text(6, 7) + f" It was day {day}.",
        )
    for body in (FERRY, PIER):
        for file in posts.glob("*.md"):
            if body in file.read_text(encoding="utf-8"):
                file.unlink()
    done = digest("build", str(posts.parent))
    assert done.code in (0, 3)
    assert done.code == 0 or "repeated in the source" in done.err


def test_a_fault_of_its_own_shows_its_traceback_to_those_who_ask(
    digest: Digest, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from digest import cli, pipeline

    monkeypatch.setattr(pipeline, "build", lambda *_, **__: 1 / 0)
    assert cli.execute(["build", str(posts.parent)]) == 1
    with pytest.raises(ZeroDivisionError):
        cli.execute(["build", "-vv", str(posts.parent)])


@pytest.mark.slow
@pytest.mark.parametrize("pages", [3, 4, 6, 8, 12, 48])
def test_the_pages_asked_for_are_the_most_there_are(
    digest: Digest, tmp_path: Path, pages: int
) -> None:
    for number in range(60):
        folder = tmp_path / f"outlet{number % 4}" / "_posts"
        folder.mkdir(parents=True, exist_ok=True)
        post(
            folder,
            f"2025-07-{21 + number % 7}-n{number}.md",
            title=f"{WORDS[number % 24].title()} {WORDS[number % 7]} number {number}",
            body=text(12 + number % 30, number),
            section=f"Part {number % 5}",
        )
    done = digest(
        "build", *(str(tmp_path / f"outlet{number}") for number in range(4)), "--pages", str(pages)
    )
    assert done.code == 0, done.err
    found = proofed(digest, done.last)
    assert hard(found) == []
    assert found["pages"] <= pages


@pytest.mark.slow
def test_a_story_of_forty_thousand_words(digest: Digest, posts: Path) -> None:
    post(posts, "2025-07-24-epic.md", title="The whole story of the bridge", body=text(2300, 8))
    done = digest("build", str(posts.parent))
    assert done.code == 0, done.err
    assert hard(proofed(digest, done.last)) == []


@pytest.mark.slow
def test_a_week_of_a_thousand_articles(digest: Digest, tmp_path: Path) -> None:
    for number in range(1000):
        folder = tmp_path / f"outlet{number % 5}" / "_posts"
        folder.mkdir(parents=True, exist_ok=True)
        post(
            folder,
            f"2025-07-{21 + number % 7}-n{number}.md",
            title=f"{WORDS[number % 24].title()} {WORDS[number % 7]} number {number}",
            body=text(12 + number % 30, number),
            section=f"Part {number % 5}",
        )
    done = digest("build", *(str(tmp_path / f"outlet{number}") for number in range(5)))
    assert done.code == 0, done.err
    assert hard(proofed(digest, done.last)) == []
    left = int((re.search(r"(\d+) of \d+ stories are on no page", done.err) or [0, 0])[1])
    assert left < 500
    page = (tmp_path / "output/2025-W30/articles.html").read_text(encoding="utf-8")
    assert all(f"number {number}<" in page for number in range(1000))


@pytest.mark.parametrize("error", [OSError("closed"), ValueError("half read"), DigestError("x")])
def test_what_fails_while_stopping_is_no_failure(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(**_: object) -> None:
        error.__context__ = KeyboardInterrupt()  # as where a connection is being closed
        raise error

    monkeypatch.setattr(cli.digest, "main", stopped)
    assert cli.execute([]) == 130
    assert capsys.readouterr().err.strip() == "stopped"
