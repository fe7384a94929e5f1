"""Plants changes in the finished files of web pages and of e-books, line by line.

It reads them as text, by patterns of its own, so that it shares nothing with what it tries.
"""

from __future__ import annotations

import random
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plants import FOREIGN, QUOTED

from digest.proof.verification import Verification

SENTENCE = re.compile(
    r"(?:(?<=>)|(?<=> ))(?P<text>[^<>\s][^<>]{30,}[.!?…”»؟\"])"
    r"(?=</span><sup|<a class=\"mark\")"
)
TRACE = re.compile(r"<(?:mark|strong)>(?P<text>[^<>]{20,})</(?:mark|strong)>")
AROUND = re.compile(r"(?:class=\"around\">|\d+\. )(?P<text>[^<>]{30,}?)(?=</span>| <strong>)")
HEADLINE = re.compile(r"<h[13]>(?:<a[^>]*>)?(?P<text>[^<>]{12,})")
SUMMARY = re.compile(
    r"<p(?: class=\"deck\")?>(?P<text>[^<>]{40,})</p>|<summary>(?P<feed>[^<>]{30,})"
)
STATED = re.compile(r"(?:alt|content)=\"(?!width=)(?P<text>[^\"<>]{30,})\"")
RECORD = re.compile(r"\"(?:text|headline|standfirst|title)\": \"(?P<text>[^\"\\]{20,})\"")
OUTLET = re.compile(r"(?:<li><strong>|class=\"outlets\">)(?P<text>[^<>·]{3,}?)(?=</strong>|</p>)")
PLACE = re.compile(r"(?:</a>|[^<>]), [^\d<>]*(?P<text>[\d٠-٩]+)(?=</p></(?:li|aside)>)")
MARKED = re.compile(r"href=\"#source-\d+\"[^>]*>(?P<text>\d+)</a>")
SOURCE = re.compile(r"<li><strong>[^<>]*</strong> <a[^>]*href=\"(?P<text>https?://[^\"]+)\"")
PAGE = re.compile(r"#page-\d+\">(?P<text>\d+)</a>|aria-label=\"(?P<label>\d+)\"></span>")


@dataclass(frozen=True)
class Plant:
    """A change of *kind* in *file*, on *line*; *text* is what stands there now."""

    kind: str
    file: str
    line: int
    text: str


def planted(
    files: Mapping[str, str], count: int, seed: int, language: str
) -> tuple[dict[str, str], list[Plant]]:
    """*files* with *count* changes, each on another line."""
    chance = random.Random(seed)
    lines = {name: text.split("\n") for name, text in files.items()}
    kinds = {name: kind for name, kind in KINDS.items() if [*_places(lines, kind[0])]}
    open_ = {name: [*_places(lines, kind[0])] for name, kind in kinds.items()}
    for places in open_.values():
        chance.shuffle(places)
    taken: set[tuple[str, int]] = set()
    plants: list[Plant] = []
    while len(plants) < count and any(open_.values()):
        for name, places in open_.items():
            if not places or len(plants) == count:
                continue
            file, line, match, group = places.pop()
            change = KINDS[name][1]
            others = [other[2][other[3]] for other in places[:60]]
            others = [other for other in others if _is_foreign(other, files[file])]
            text = match[group]
            new = change(text, others, chance, FOREIGN[language])
            # Lines beside each other are one place to a reader of markup.
            near = {(file, line + step) for step in (-1, 0, 1)}
            if new is None or new == text or near & taken:
                continue
            taken.add((file, line))
            start, end = match.span(group)
            old = lines[file][line]
            lines[file][line] = f"{old[:start]}{new}{old[end:]}"
            plants.append(Plant(name, file, line + 1, new))
    return {name: "\n".join(each) for name, each in lines.items()}, plants


def _is_foreign(text: str, file: str) -> bool:
    """Whether *text*, or a list of outlets, has no part that belongs to the story of *file* too."""
    return not any(part in file for part in re.split(r"[,،] | (?:and|et) ", text))


Place = tuple[str, int, re.Match[str], str]
Change = Callable[[str, list[str], random.Random, str], str | None]


def _places(lines: Mapping[str, list[str]], pattern: re.Pattern[str]) -> Iterator[Place]:
    for file, texts in lines.items():
        for number, text in enumerate(texts):
            for match in pattern.finditer(text):
                group = match.lastgroup or "text"
                if (pattern is RECORD) is file.endswith(".json"):
                    yield file, number, match, group


def _a_letter(text: str, others: list[str], chance: random.Random, _: str) -> str | None:
    places = [place for place, sign in enumerate(text) if sign.isalpha() and place]
    if not places or "&" in text:
        return None
    place = chance.choice(places)
    signs = sorted(
        {sign for sign in text if sign.isalpha() and sign.lower() != text[place].lower()}
    )
    return f"{text[:place]}{chance.choice(signs)}{text[place + 1 :]}" if signs else None


def _a_word(text: str, others: list[str], chance: random.Random, _: str) -> str | None:
    words, fresh = text.split(" "), " ".join(others).split(" ")
    place = chance.randrange(len(words))
    new = [word for word in fresh if word.lower() != words[place].lower() and word.isalpha()]
    if not new or not words[place].isalpha():
        return None
    words[place] = chance.choice(new)
    return " ".join(words)


def _inserted(text: str, others: list[str], chance: random.Random, foreign: str) -> str | None:
    return chance.choice((f"{text} {foreign}", f"{foreign} {text}"))


def _truncated(text: str, others: list[str], chance: random.Random, _: str) -> str | None:
    if quotation := QUOTED.match(text):
        return quotation[0]
    words = text.split(" ")
    return (
        " ".join(words[: -chance.randint(1, 2)]) + chance.choice(("", "."))
        if len(words) > 4
        else None
    )


def _beheaded(text: str, others: list[str], chance: random.Random, _: str) -> str | None:
    rest = " ".join(text.split(" ")[chance.randint(1, 2) :])
    return rest[:1].upper() + rest[1:] if len(rest) > 15 and rest[0].isalpha() else None


def _another(text: str, others: list[str], chance: random.Random, _: str) -> str | None:
    """The same part of another story, or of another outlet."""
    fresh = [other for other in others if other != text]
    return chance.choice(fresh) if fresh else None


def _next_number(text: str, others: list[str], chance: random.Random, _: str) -> str | None:
    return str(int(text) + chance.randint(1, 3))


KINDS: dict[str, tuple[re.Pattern[str], Change]] = {
    "a letter of a sentence": (SENTENCE, _a_letter),
    "a word of a sentence": (SENTENCE, _a_word),
    "an inserted sentence": (SENTENCE, _inserted),
    "a truncated sentence": (SENTENCE, _truncated),
    "a sentence without its beginning": (SENTENCE, _beheaded),
    "a sentence of another story": (SENTENCE, _another),
    "a letter of a sentence at its place": (TRACE, _a_letter),
    "a letter of the words around a sentence": (AROUND, _a_letter),
    "a letter of a headline": (HEADLINE, _a_letter),
    "a letter of a summary": (SUMMARY, _a_letter),
    "a letter of what is stated of a page": (STATED, _a_letter),
    "a letter of the issue for programs": (RECORD, _a_letter),
    "another outlet": (OUTLET, _another),
    "another paragraph": (PLACE, _next_number),
    "another number of a sentence": (MARKED, _next_number),
    "another article's address": (SOURCE, _another),
    "another page": (PAGE, _next_number),
}


def missed(plants: list[Plant], verification: Verification) -> list[Plant]:
    """The *plants* that no stray names by its file and line."""
    places = [stray.place for stray in verification.strays]
    return [plant for plant in plants if not any(_is_at(plant, place) for place in places)]


def _is_at(plant: Plant, place: str) -> bool:
    if plant.file.endswith(".json"):
        return place.startswith(f"{plant.file}, ")
    return f"{place}, ".startswith(f"{plant.file}, line {plant.line}, ")


def planted_site(site: Path, target: Path, count: int, seed: int, language: str) -> list[Plant]:
    files = {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(site.iterdir())
        if path.suffix in (".html", ".xml", ".json")
    }
    changed, plants = planted(files, count, seed, language)
    shutil.copytree(site, target)
    for name, text in changed.items():
        (target / name).write_text(text, encoding="utf-8")
    return plants


def planted_book(book: Path, target: Path, count: int, seed: int, language: str) -> list[Plant]:
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(target, "w") as copy:
        data = {name: whole.read(name) for name in whole.namelist()}
        files = {name: text.decode() for name, text in data.items() if name.endswith(".xhtml")}
        changed, plants = planted(files, count, seed, language)
        for name, content in data.items():
            copy.writestr(name, changed[name].encode() if name in changed else content)
    return plants
