from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import MONDAY, article
from sqlalchemy.exc import OperationalError
from stores import a_store

from digest.config import SourceConfig
from digest.library import Collected, collect
from digest.model import Article, Rejected
from digest.sources import Complete, Item, Memory, Unchanged
from digest.store.library import ArticleCounts, Library

GULL = SourceConfig(path="gull")
TERN = SourceConfig(path="tern")
DAYS = [MONDAY + timedelta(days=day) for day in range(10)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with a_store(tmp_path) as store:
        yield store.library


def run(
    library: Library, *items: Item, day: int = 0, sources: Iterable[SourceConfig] = (GULL,)
) -> Collected:
    """Collect *items* as the first of *sources*; the others give nothing."""
    configs = list(sources)

    def read(config: SourceConfig, _memory: Memory) -> Iterator[Item]:
        yield from items if config is configs[0] else ()

    return collect(library, configs, read, seen=DAYS[day])


def post(name: str, **changes: Any) -> Article:
    return article(**{"id": f"gull:{name}", "path": f"{name}.md"} | changes)


def ids(library: Library) -> list[str]:
    return sorted(each.id for each in library.articles(undated=True))


class Files:
    """A source whose places are read only where they are new or changed, as a folder does."""

    def __init__(self, **stamps: str) -> None:
        self.stamps = stamps
        self.read: list[str] = []

    def __call__(self, _config: SourceConfig, memory: Memory) -> Iterator[Item]:
        for name, stamp in self.stamps.items():
            place = f"{name}.md"
            if memory.stamp(place) == stamp:
                yield Unchanged(place)
                continue
            self.read.append(name)
            memory.remember(place, stamp)
            if name.startswith("bad"):
                yield Rejected(where=place, reason="no text", remedy="write some")
            else:
                yield post(name, title=f"{name} {stamp}")
        yield Complete()


def test_what_has_not_changed_is_not_read_again(library: Library) -> None:
    files = Files(a="1", b="1", bad="1")
    first = collect(library, [GULL], files, seen=DAYS[0])
    assert first.counts == ArticleCounts(new=2)
    files.read.clear()
    files.stamps["b"] = "2"
    second = collect(library, [GULL], files, seen=DAYS[1])
    assert files.read == ["b"]
    assert second.counts == ArticleCounts(changed=1, same=1)
    assert second.rejected == (Rejected(where="bad.md", reason="no text", remedy="write some"),)
    assert second.places == 3
    assert library.rejected() == second.rejected


@pytest.mark.parametrize(
    ("config", "settings"), [(replace(GULL, section="City"), "utc"), (GULL, "Europe/Paris")]
)
def test_other_settings_make_everything_worth_reading(
    library: Library, config: SourceConfig, settings: str
) -> None:
    files = Files(a="1", b="1")
    collect(library, [GULL], files, seen=DAYS[0], settings="utc")
    files.read.clear()
    collect(library, [config], files, seen=DAYS[1], settings=settings)
    assert files.read == ["a", "b"]


def test_a_run_that_was_killed_reads_again_what_it_did_not_store(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OperationalError("insert", {}, Exception("disk is full"))

    files = Files(a="1")
    with monkeypatch.context() as patch:
        patch.setattr(Library, "add", full)
        with pytest.raises(OperationalError):
            collect(library, [GULL], files, seen=DAYS[0])
    files.read.clear()
    collect(library, [GULL], files, seen=DAYS[1])
    assert files.read == ["a"]


def test_what_a_whole_reading_no_longer_has_is_gone_and_may_come_back(library: Library) -> None:
    run(library, post("a"), post("b"), Complete())
    gone = run(library, post("a"), Complete(), day=1)
    assert [each.id for each in gone.gone] == ["gull:b"]
    assert ids(library) == ["gull:a"]
    assert run(library, post("a"), Complete(), day=2).gone == ()
    run(library, post("a"), post("b"), Complete(), day=3)
    assert ids(library) == ["gull:a", "gull:b"]


def test_what_is_gone_of_some_places_only(library: Library) -> None:
    run(library, post("a"), post("b"), post("c"), Complete())
    done = run(library, post("a"), Complete(places=frozenset({"a.md", "b.md"})), day=1)
    assert [each.id for each in done.gone] == ["gull:b"]
    assert ids(library) == ["gull:a", "gull:c"]


def test_a_source_that_could_not_be_read_loses_nothing(library: Library) -> None:
    run(library, post("a"), post("b"), Complete())
    failed = run(library, Rejected(where="gull", reason="no such folder"), day=1)
    assert failed.gone == ()
    assert ids(library) == ["gull:a", "gull:b"]


@pytest.mark.parametrize("temporary", [True, False])
def test_a_post_that_is_a_draft_again_is_gone_and_one_that_cannot_be_read_is_not(
    library: Library, *, temporary: bool
) -> None:
    run(library, post("a"), post("b"))
    left = Rejected(where="b.md", reason="a draft", temporary=temporary)
    done = run(library, post("a"), left, day=1)
    assert [each.id for each in done.gone] == ([] if temporary else ["gull:b"])
    assert ids(library) == (["gull:a", "gull:b"] if temporary else ["gull:a"])
    run(library, post("a"), post("b"), day=2)
    assert ids(library) == ["gull:a", "gull:b"]


def test_what_could_not_be_read_for_now_is_read_again(library: Library) -> None:
    class Failing(Files):
        def __call__(self, config: SourceConfig, memory: Memory) -> Iterator[Item]:
            for item in super().__call__(config, memory):
                yield replace(item, temporary=True) if isinstance(item, Rejected) else item

    files = Failing(a="1", bad="1")
    collect(library, [GULL], files, seen=DAYS[0])
    files.read.clear()
    collect(library, [GULL], files, seen=DAYS[1])
    assert files.read == ["bad"]


def test_what_fell_off_the_end_of_a_feed_is_not_gone(library: Library) -> None:
    old, new = post("old", published=DAYS[0]), post("new", published=DAYS[3])
    withdrawn = post("withdrawn", published=DAYS[4])
    run(library, old, new, withdrawn, Complete(since=DAYS[0]))
    done = run(library, new, Complete(since=DAYS[3]), day=6)
    assert [each.id for each in done.gone] == ["gull:withdrawn"]


def test_an_article_keeps_its_id_when_its_title_changes(library: Library) -> None:
    run(library, post("a"))
    done = run(library, post("a", id="gull:other-title", title="Other title"), day=1)
    assert done.counts == ArticleCounts(changed=1)
    (stored,) = library.articles()
    assert (stored.id, stored.title) == ("gull:a", "Other title")


def test_a_renamed_file_is_the_same_article(library: Library) -> None:
    run(library, post("a"), Complete())
    done = run(library, post("a", path="2025/a.md"), Complete(), day=1)
    assert done.gone == ()
    assert ids(library) == ["gull:a"]


def test_a_second_file_of_the_same_name_gets_a_number_and_keeps_it(library: Library) -> None:
    twins = [post("a"), post("a", path="zz/a.md", title="Another")]
    for day, order in enumerate((twins, twins, twins[::-1])):
        run(library, *order, Complete(), day=day)
        assert {each.id: each.path for each in library.articles()} == {
            "gull:a": "a.md",
            "gull:a-2": "zz/a.md",
        }


def test_a_new_file_does_not_take_the_id_of_one_that_comes_later(library: Library) -> None:
    run(library, post("b", id="gull:x"), Complete())
    run(library, post("a", id="gull:x"), post("b", id="gull:x"), Complete(), day=1)
    assert {each.path: each.id for each in library.articles()} == {
        "b.md": "gull:x",
        "a.md": "gull:x-2",
    }


def test_several_articles_of_one_place_stay_apart(library: Library) -> None:
    lines = [post(name, path="week.jsonl") for name in ("a", "b", "c")]
    run(library, *lines, post("a", path="week.jsonl", title="A namesake"))
    assert ids(library) == ["gull:a", "gull:a-2", "gull:b", "gull:c"]
    again = run(library, *lines, post("a", path="week.jsonl", title="A namesake"), day=1)
    assert again.counts == ArticleCounts(same=4)


def test_two_sources_do_not_take_each_others_ids(library: Library) -> None:
    def read(config: SourceConfig, _memory: Memory) -> Iterator[Item]:
        yield post("a", path=f"{config.path}/a.md")

    for day in range(2):
        collect(library, [GULL, TERN], read, seen=DAYS[day])
        assert ids(library) == ["gull:a", "gull:a-2"]


def test_the_articles_of_a_source_that_is_not_configured_any_more_are_gone(
    library: Library,
) -> None:
    run(library, post("a"), Complete())
    done = run(library, post("t", id="tern:t"), Complete(), day=1, sources=[TERN])
    assert [each.id for each in done.gone] == ["gull:a"]
    assert ids(library) == ["tern:t"]


def test_a_folder_under_another_path_keeps_its_articles(library: Library) -> None:
    run(library, post("a"), Complete())
    moved = post("a", path="content/a.md")
    done = run(library, moved, Complete(), day=1, sources=[replace(GULL, path="content")])
    assert done.gone == ()
    assert [each.id for each in library.articles()] == ["gull:a"]


def test_two_sources_of_one_file_with_options_of_their_own(library: Library) -> None:
    cities = [replace(GULL, options={"only": name}) for name in ("Lisk", "Orsa")]

    def read(config: SourceConfig, _memory: Memory) -> Iterator[Item]:
        yield post(config.options["only"], path="week.jsonl")
        yield Complete()

    for day in range(2):
        assert collect(library, cities, read, seen=DAYS[day]).gone == ()
    assert ids(library) == ["gull:Lisk", "gull:Orsa"]


def test_earlier_versions_are_kept(library: Library) -> None:
    for day, title in enumerate(("First", "Second", "Third")):
        run(library, post("a", title=title), day=day)
    titles = [library.version("gull:a", number) for number in (1, 2, 3, 4)]
    assert [each.title if each else None for each in titles] == ["First", "Second", "Third", None]
    assert library.version_numbers(["gull:a", "unknown"]) == {"gull:a": 3}


def test_names_that_are_not_utf_8_are_known_again(library: Library) -> None:
    files = Files(**{"a\udcff": "1", "bad\udcff": "1"})
    for day in range(2):
        files.read.clear()
        done = collect(library, [GULL], files, seen=DAYS[day])
    assert files.read == []
    assert done.counts == ArticleCounts(same=1)
    assert len(done.rejected) == 1
    assert done.gone == ()


def test_more_articles_than_one_batch(library: Library) -> None:
    many = [post(f"p{number:04}") for number in range(1201)]
    assert run(library, *many, Complete()).counts == ArticleCounts(new=1201)
    done = run(library, *many[::-1], Complete(), day=1)
    assert done.counts == ArticleCounts(same=1201)
    assert done.gone == ()


def test_the_time_of_a_run_is_recorded_even_when_nothing_was_read(library: Library) -> None:
    assert library.last_collect() is None
    run(library, day=2)
    assert library.last_collect() == datetime.fromisoformat(DAYS[2].isoformat())
