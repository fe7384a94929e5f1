"""From an address to a plan: what the magazine is called, and what is asked for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import Digest
from loopback_web import reply, serving
from web_sources import html, item, page, rss

from digest import plan as plans
from digest.config import load
from digest.config.keys import Magazine
from digest.sources._finding import Link, Sample
from digest.sources._titles import LONGEST, magazine_title, site_title

OWN = Magazine().title
FEED = reply(200, rss(item(1), item(2), title="Gull &amp;amp; Sons"))
LINK = '<link rel="alternate" type="application/rss+xml" href="/feed">'


def front(head: str = "") -> bytes:
    return html(f"<html><head><title>Home</title>{LINK}{head}</head></html>".encode())


def planned_title(digest: Digest, *what: str) -> str:
    done = digest("plan", *what)
    assert done.code == 0, done.err
    return plans.read(Path(done.out.strip().splitlines()[-1])).title


def test_a_site_is_found_out_and_read_with_one_request_an_address(digest: Digest) -> None:
    with serving({"/": front(), "/feed": FEED}) as site:
        assert planned_title(digest, site.url("/")) == "Gull & Sons"
        assert sorted(site.targets) == ["/", "/feed"]
        assert digest("sources", "check", site.url("/feed")).code == 0
        assert site.targets.count("/feed") == 2


@pytest.mark.slow
def test_a_new_magazine_is_called_as_its_site(digest: Digest, tmp_path: Path) -> None:
    with serving({"/": front(), "/feed": FEED}) as site:
        assert digest("init", "weekly", "--from", site.url("/")).code == 0
    assert load(tmp_path / "weekly" / "digest.toml").magazine.title == "Gull & Sons"


@pytest.mark.slow
def test_a_title_that_somebody_set_stays(digest: Digest, tmp_path: Path) -> None:
    with serving({"/feed": FEED}) as site:
        assert planned_title(digest, site.url("/feed"), "--title", "Ours") == "Ours"
        (tmp_path / "digest.toml").write_text("[magazine]\n")
        assert planned_title(digest, site.url("/feed")) == OWN


@pytest.mark.slow
def test_two_sites_are_no_one_title(digest: Digest) -> None:
    other = reply(200, rss(item(3), title="The Tern"))
    with serving({"/feed": FEED, "/other": other}) as site:
        assert planned_title(digest, site.url("/feed"), site.url("/other")) == OWN


@pytest.mark.parametrize(
    ("configuration", "title"), [("title: Quay Notes", "Quay Notes"), ("lang: en", OWN)]
)
def test_a_folder_by_the_title_in_its_configuration(
    digest: Digest, tmp_path: Path, configuration: str, title: str
) -> None:
    posts = tmp_path / "_posts"
    posts.mkdir()
    (tmp_path / "_config.yml").write_text(configuration)
    text = "The harbour board closed the old pier on Monday, a week early. " * 4
    (posts / "2025-07-23-pier.md").write_text(f"---\ntitle: Old pier closed\n---\n{text}")
    assert planned_title(digest, str(posts)) == title


def of_page(meta: Mapping[str, str], title: str = "", link: str = "") -> Sample:
    links = (Link(rel="alternate", href="https://a.example/f", title=link),) if link else ()
    given: dict[str, Any] = {"meta": meta, "title": title, "links": links}
    return Sample(where="https://a.example/", content=b"<html>", **given)


@pytest.mark.parametrize(
    ("sample", "title"),
    [
        (of_page({"og:site_name": "The Gull"}, "Other"), "The Gull"),
        (of_page({}, "Other", "The Gull » Feed"), "The Gull"),
        (of_page({}, "The Gull – News from the quay"), "The Gull"),
        (of_page({"og:type": "article"}, "Old pier closed"), ""),
        (Sample(where="a", content=json.dumps({"name": "La Mouette"}).encode()), "La Mouette"),
        (Sample(where="a", content=b'{"site": {"title": "Gull", "version": "5"}}'), "Gull"),
        (Sample(where="a", content=b'{"name": {}, "title": 7}'), ""),
        (Sample(where="a", content=b"<rss><channel><title>Gull</title></channel></rss>"), "Gull"),
        (Sample(where="a", content=b"\x00\x01"), ""),
        (Sample(where="a", content=page()), ""),
    ],
)
def test_what_a_site_calls_itself(sample: Sample, title: str) -> None:
    assert site_title(sample) == title


def test_a_title_is_a_name_of_a_few_words() -> None:
    assert magazine_title("&lt;p&gt;The Gull&lt;/p&gt;") == "The Gull"
    assert magazine_title(" The <b>Gull</b>\n &amp; Sons ") == "The Gull & Sons"
    assert magazine_title("x" * LONGEST) == "x" * LONGEST
    assert len(magazine_title("word " * 40)) <= LONGEST
    assert [magazine_title(name) for name in ("Blog", "en", "2025", "…", "")] == [""] * 5
