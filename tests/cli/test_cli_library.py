"""The library of a magazine: what is gone leaves the plan, what is late enters it, nothing is
printed twice, and what changed comes back as an update."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import FERRY, PIER, Digest, post

from digest import plan as plans
from digest.store import open_store
from digest.text.typography import NO_BREAK

WEEK = ("--week", "2025-W30")
NEXT = ("--week", "2025-W31")
PLAN = Path("output/2025-W30/issue.toml")
MARKET = (
    "The fish market in Lisk will open an hour earlier from Monday, its twelve traders agreed. "
    "They hope that the new hour brings back the cooks of the harbour. "
    "Two traders voted against it, because the first bus arrives at seven."
)


@pytest.fixture
def articles(digest: Digest, tmp_path: Path) -> Path:
    """The folder of articles of a magazine, with two posts."""
    assert digest("init").code == 0
    folder = tmp_path / "articles"
    post(folder, "2025-07-23-ferry.md", title="Evening ferries to run until midnight", body=FERRY)
    post(folder, "2025-07-22-pier.md", title="Old pier closed after divers find piles", body=PIER)
    return folder


def test_a_retracted_post_leaves_the_plan_and_a_late_one_enters_it(
    digest: Digest, articles: Path
) -> None:
    assert digest("run", "--until", "plan", *WEEK).code == 0
    (articles / "2025-07-22-pier.md").unlink()
    post(articles, "2025-07-24-market.md", title="Fish market to open earlier", body=MARKET)
    done = digest("run", "--until", "plan", *WEEK)
    assert done.code == 0, done.err
    assert "1 new, 0 changed, 1 unchanged, 1 gone" in done.err
    assert "gone from its source: " in done.err
    assert "2025-07-22-pier.md: Old pier closed" in done.err
    assert "new in the plan: " in done.err
    assert "gone from the plan: " in done.err
    plan = PLAN.read_text(encoding="utf-8")
    assert "pier" not in plan
    assert "market" in plan


@pytest.mark.slow
def test_an_article_that_is_gone_leaves_a_story_composed_by_hand(
    digest: Digest, articles: Path
) -> None:
    digest("run", "--until", "plan", *WEEK)
    plan = plans.read(PLAN)
    both = tuple(article for story in plan.stories for article in story.articles)
    by_hand = replace(plan.stories[0], articles=both)
    plans.write(PLAN, replace(plan, stories=(by_hand,)))
    (articles / "2025-07-22-pier.md").unlink()
    done = digest("run", "--until", "build", *WEEK)
    assert done.code == 0, done.err
    (story,) = plans.read(PLAN).stories
    assert [article.partition(":")[2] for article in story.articles] == ["ferry"]


@pytest.mark.slow
def test_an_article_that_was_printed_is_not_printed_again(digest: Digest, articles: Path) -> None:
    assert digest("run", "--until", "build", *WEEK).code == 0
    ferry = articles / "2025-07-23-ferry.md"
    ferry.rename(articles / "2025-07-30-ferry.md")  # posted again a week later
    text = (articles / "2025-07-30-ferry.md").read_text(encoding="utf-8")
    (articles / "2025-07-30-ferry.md").write_text(
        text.replace("2025-07-23", "2025-07-30"), encoding="utf-8"
    )
    post(articles, "2025-07-31-market.md", title="Fish market to open earlier", body=MARKET)
    done = digest("run", "--until", "plan", *NEXT)
    assert done.code == 0, done.err
    assert "printed in number 1 (2025-W30), page " in done.err
    plan = Path("output/2025-W31/issue.toml").read_text(encoding="utf-8")
    assert "market" in plan
    assert "ferr" not in plan


@pytest.mark.slow
def test_an_article_that_changed_in_matter_comes_back_as_an_update(
    digest: Digest, articles: Path
) -> None:
    assert digest("run", "--until", "build", *WEEK).code == 0
    ferry = articles / "2025-07-23-ferry.md"
    more = (
        "\n\nThe harbour board withdrew the plan on Sunday after the crews' union refused it. "
        "A court will hear the union's complaint in nine days."
    )
    ferry.write_text(ferry.read_text(encoding="utf-8") + more, encoding="utf-8")
    post(articles, "2025-07-31-market.md", title="Fish market to open earlier", body=MARKET)
    assert digest("run", "--until", "build", *NEXT).code == 0
    plan = Path("output/2025-W31/issue.toml").read_text(encoding="utf-8")
    assert "ferr" in plan
    assert "pier" not in plan
    (layout,) = Path("output/2025-W31").glob("*.layout.json")
    printed = layout.read_text(encoding="utf-8").replace(NO_BREAK, " ")
    assert '"Update' in printed  # the kicker
    assert "· Update of" in printed  # beside the sources


@pytest.mark.slow
def test_a_sent_issue_stays_as_it_was_sent(digest: Digest, articles: Path, tmp_path: Path) -> None:
    file = tmp_path / "digest.toml"
    text = file.read_text(encoding="utf-8").replace("#[mail]", "[mail]")
    for key in ("from", "postal_address"):
        text = text.replace(f"#{key}", key)
    file.write_text(text, encoding="utf-8")
    digest("subscribers", "add", "ada@example.org")
    first = digest("run", *WEEK)
    assert first.code == 0, first.err
    before = Path(first.last).read_bytes(), PLAN.read_bytes()
    (articles / "2025-07-22-pier.md").unlink()
    again = digest("run", *WEEK)
    assert again.code == 0, again.err
    assert "mail was sent already" in again.err
    assert (Path(first.last).read_bytes(), PLAN.read_bytes()) == before


def test_a_plan_of_an_unfinished_source_loses_nothing(digest: Digest, articles: Path) -> None:
    digest("run", "--until", "plan", *WEEK)
    articles.rename(articles.with_name("elsewhere"))
    done = digest("collect")
    assert done.code == 1
    with open_store("sqlite:///digest.db", folder=articles.parent) as store:
        assert len(store.library.articles()) == 2


def test_pruning_says_what_it_deletes(digest: Digest, articles: Path) -> None:
    digest("collect")
    post(articles, "2025-07-23-ferry.md", title="Evening ferries cancelled", body=FERRY)
    digest("collect")
    (articles.parent / "output" / ".pictures").mkdir(parents=True)
    (articles.parent / "output" / ".pictures" / "a.jpg").write_bytes(b"x")
    dry = digest("prune", "--dry-run")
    assert dry.code == 0
    assert "would delete 0 earlier versions and 0 pictures (0.0 MB)" in dry.out
    assert "deleted 0 earlier versions" in digest("prune").out


def test_a_site_that_has_been_silent_is_read_all_the_same(digest: Digest, tmp_path: Path) -> None:
    entry = f"<item><title>Market</title><link>https://gull.example/market</link><pubDate>Wed, 23 Jul 2025 09:00:00 GMT</pubDate><description>{MARKET}</description></item>"
    feed = f'<rss version="2.0"><channel><title>The Gull</title>{entry}</channel></rss>'
    (tmp_path / "feed.xml").write_text(feed, encoding="utf-8")
    assert digest("init", "--from", "feed.xml").code == 0
    assert 'type = "feed"' in (tmp_path / "digest.toml").read_text(encoding="utf-8")
    assert "1 new" in digest("collect").err
    assert "1 unchanged, 0 gone" in digest("collect").err


def test_checking_says_what_a_source_would_give(digest: Digest, articles: Path) -> None:
    (articles / "notes.docx").write_bytes(b"x")
    checked = digest("sources", "check", "-v")
    assert checked.code == 0
    assert "articles   2 = 2 of 2025-W30 + 0 of other weeks + 0 without a date" in checked.out
    assert "dates      2025-07-22 to 2025-07-23" in checked.out
    assert "notes.docx" in checked.err
    named = digest("sources", "check", str(articles))
    assert "2 of 2025-W30" in named.out
    missing = digest("sources", "check", "gull.example")
    assert missing.code == 2
    assert "https://gull.example" in missing.err
