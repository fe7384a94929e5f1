"""Measures reading: 25,000 Markdown files, made here, against the libraries beneath in one run.

    python tests/benchmarks/reading.py [--files 25000] [--profile]

It prints the ratio of our time to that of python-frontmatter, markdown-it-py and nh3 on the same
files, files a second, and the most memory that reading needed. The two take turns on parts of the
files, so that a busy machine slows both.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

PART = 2_500  # files in a folder, and in a turn
PLACES = (
    "harbour",
    "quay",
    "council",
    "bridge",
    "school",
    "orchard",
    "station",
    "library",
    "ferry",
)
VERBS = ("opened", "closed", "repaired", "sold", "moved", "counted", "rebuilt", "praised")
PEOPLE = ("the mayor", "two pilots", "a teacher", "the board", "forty readers", "an engineer")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--files", type=int, default=25_000)
    parser.add_argument("--profile", action="store_true", help="show where our time goes")
    parser.add_argument("--memory", metavar="FOLDER", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory:
        print(f"{count(Path(options.memory))} {peak()}")
        return
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        make_site(site, options.files)
        parts = sorted(path for path in (site / "_posts").iterdir())
        if options.profile:
            profile(parts)
            return
        compare(parts, options.files)
        for share in (parts[:1], parts):
            place = share[0] if len(share) == 1 else site
            told = subprocess.run(
                [sys.executable, __file__, "--memory", str(place)],
                capture_output=True,
                text=True,
                check=True,
            )
            articles, megabytes = told.stdout.split()
            print(f"memory: {megabytes} MB at most for {articles} articles")


def compare(parts: Sequence[Path], files: int) -> None:
    """Read each part with both, and print the sums."""
    beneath = ours = 0.0
    libraries(parts[0], most=50)  # both load what they need first
    count(parts[0], most=50)
    for number, part in enumerate(parts):
        turns = [(libraries, "beneath"), (count, "ours")]
        for run, name in turns if number % 2 else reversed(turns):
            start = time.process_time()
            run(part)
            spent = time.process_time() - start
            beneath, ours = (
                (beneath + spent, ours) if name == "beneath" else (beneath, ours + spent)
            )
    print(
        f"python-frontmatter + markdown-it-py + nh3: {beneath:.1f} s, {files / beneath:.0f} files/s"
    )
    print(f"digest: {ours:.1f} s, {files / ours:.0f} files/s")
    print(f"ratio: {ours / beneath:.2f}")


def libraries(folder: Path, *, most: int | None = None) -> int:
    """What any program has to do with such files."""
    import frontmatter
    import nh3
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    letters = 0
    for file in sorted(folder.rglob("*.md"))[:most]:
        post = frontmatter.load(str(file))
        letters += len(nh3.clean(parser.render(post.content)))
    return letters


def count(folder: Path, *, most: int | None = None) -> int:
    """Read *folder* as digest does, one article after another; how many there are."""
    from digest.model import Article
    from digest.sources import read_paths

    items = read_paths([folder], zone=ZoneInfo("UTC"), language="en")
    total = 0
    for item in items:
        total += isinstance(item, Article)
        if most and total >= most:
            break
    return total


def peak() -> int:
    """The most memory this process had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def profile(parts: Sequence[Path]) -> None:
    import cProfile
    import pstats

    count(parts[0], most=50)
    with cProfile.Profile() as profiler:
        count(parts[0])
    pstats.Stats(profiler).sort_stats("tottime").print_stats(60)


def make_site(site: Path, files: int) -> None:
    """A Jekyll site of *files* posts: front matter, links, emphasis, lists, now and then a table,
    a quotation, a picture, a footnote, HTML or an unusual mark.
    """
    rng = random.Random(12)
    (site / "_config.yml").write_text("title: The Quay\nurl: https://quay.example\n", "utf-8")
    for number in range(files):
        day = f"{2018 + number % 8}-{1 + number % 12:02}-{1 + number % 28:02}"
        folder = site / "_posts" / f"{number // PART:03}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{day}-post-{number}.md").write_text(post(rng, day, number), "utf-8")


def post(rng: random.Random, day: str, number: int) -> str:
    title = sentence(rng).rstrip(".")
    head = [
        "---",
        "layout: post",
        f'title: "{title}"',
        f"date: {day} {8 + number % 12:02}:30:00 +0000",
        f"categories: [{rng.choice(['News', 'Sport', 'Culture'])}]",
        f"tags: [{rng.choice(PLACES)}, {rng.choice(PLACES)}]",
        f"author: {rng.choice(['Ada Bell', 'Tom Reed', 'Ines Ott'])}",
        f"description: {sentence(rng)}",
        "---",
        "",
    ]
    return "\n".join(head) + "\n\n".join(blocks(rng)) + "\n"


def blocks(rng: random.Random) -> Iterator[str]:
    for place in range(rng.randint(6, 14)):
        yield " ".join(marked(rng) for _ in range(rng.randint(2, 5)))
        kind = rng.random()
        if place and kind < 0.10:
            yield f"## What {rng.choice(PEOPLE)} said"
        elif kind < 0.16:
            yield "\n".join(f"* {marked(rng)}" for _ in range(3))
        elif kind < 0.20:
            yield f"> {sentence(rng)}"
        elif kind < 0.23:
            yield f"![The {rng.choice(PLACES)}](/assets/{rng.choice(PLACES)}.jpg)"
        elif kind < 0.24:
            yield "| a | b |\n|---|---|\n| 1 | 2 |"
        elif kind < 0.25:
            yield f"<div class='box'><p>{sentence(rng)}</p></div>"


def marked(rng: random.Random) -> str:
    text = sentence(rng)
    kind = rng.random()
    if kind < 0.08:
        return f"{text} [More](https://quay.example/{rng.choice(PLACES)})."
    if kind < 0.13:
        return text.replace("the ", "the *new* ", 1)
    return text.replace("The ", "The **old** ", 1) if kind < 0.16 else text


def sentence(rng: random.Random) -> str:
    return (
        f"The {rng.choice(PLACES)} that {rng.choice(PEOPLE)} {rng.choice(VERBS)} in the spring "
        f"was {rng.choice(VERBS)} again by {rng.choice(PEOPLE)} near the {rng.choice(PLACES)}, "
        f"{rng.randint(2, 90)} days later."
    )


if __name__ == "__main__":
    main()
