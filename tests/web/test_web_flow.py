"""A reader's way through a sent issue in Chromium: read, leaf, search, follow a sentence, print; by keyboard, with and without script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import article, story, summary
from builders import issue as week_issue
from editions import laid_out
from PIL import Image as Picture
from press_weeks import week_of
from site_desk import Site, issue, pages, site
from test_web_browser import RULES, free_port, running

from digest.edition import EditionStory
from digest.model import Issue
from digest.themes import load_theme

CHROMIUM = shutil.which("chromium")
FIRST_VIEW = 150_000
"""Bytes that a page may load before anybody scrolls."""
COVER = 48_000
"""Bytes of a cover with a picture in the width that a phone loads; that of the tests is nearly bare."""
SHIFT = """() => new Promise(resolve => {
    let sum = 0
    new PerformanceObserver(list => list.getEntries().forEach(one => sum += one.value))
        .observe({type: "layout-shift", buffered: true})
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)))
})"""
BYTES = """seen => performance.getEntriesByType("resource")
    .filter(one => !one.name.endsWith(".jpg") || seen.includes(one.name))
    .reduce((sum, one) => sum + one.encodedBodySize,
        performance.getEntriesByType("navigation")[0].encodedBodySize)"""
SEEN = """() => [...document.images]
    .filter(one => one.getBoundingClientRect().top < innerHeight).map(one => one.currentSrc)"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[tuple[Site, str]]:
    """The running site of a magazine with an issue of six stories with pictures."""
    picture = tmp_path / "pier.jpg"
    Picture.effect_noise((1600, 900), 40).convert("RGB").save(picture)
    url = f"http://127.0.0.1:{free_port()}"
    with site(tmp_path, web={"url": url}) as made:
        pages(issue(made), week_of(6, picture=str(picture)))
        with running(made, int(url.rpartition(":")[2])):
            yield made, url


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_read_leaf_search_follow_and_print(
    address: tuple[Site, str], chromium: Any, *, script: bool
) -> None:
    _, url = address
    context = chromium.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(url)
    page.get_by_role("link", name="Read the issue", exact=True).click()
    assert page.url == f"{url}/issues/2025-W30/web/"
    page.locator(".lead h2 a").click()
    assert page.url.endswith("/web/story-0.html")
    page.locator("a[rel=next]").click()
    assert page.url.endswith("/web/story-1.html")
    page.locator("a[rel=prev]").click()
    page.locator("sup.mark a").first.click()
    assert page.url.endswith("story-0.html#source-1")
    place = page.locator("#source-1")
    assert place.is_visible()
    link = place.locator("a").get_attribute("href")
    assert link.startswith("https://example.org/the-gull/0#:~:text=")
    assert page.pdf().startswith(b"%PDF")
    page.goto(f"{url}/issues/2025-W30/web/")
    page.get_by_label("Search").first.fill("nIGHT fèrr")
    page.get_by_role("button", name="Search").click()
    assert page.url == f"{url}/search?q=nIGHT+f%C3%A8rr"
    assert page.locator("mark").count() >= 2
    page.locator(".hits h2 a").first.click()
    assert "/issues/2025-W30/web/story-" in page.url
    context.close()


def test_by_keyboard(address: tuple[Site, str], chromium: Any) -> None:
    _, url = address
    page = chromium.new_page()
    page.goto(f"{url}/issues/2025-W30/web/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    page.keyboard.type("ferr")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ferr")
    page.locator(".hits h2 a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/web/story-*.html")
    page.locator("sup.mark a").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#source-1").is_visible()
    page.locator("a[rel=next], a[rel=prev]").first.focus()
    before = page.url.partition("#")[0]
    page.keyboard.press("Enter")
    page.wait_for_url(lambda now: now.partition("#")[0] != before)
    page.close()


def leftwards() -> Issue:
    of = article(
        language="ar", text="أغلقت الهيئة الجسر يوم الاثنين. سينقل الرافعتان قبل الشتاء.", id="a:1"
    )
    told = story(of, headline="أغلقت الهيئة الجسر", language="ar", summary=summary(of))
    return week_issue(told, language="ar", title="المجلة")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("theme", ["atlas", "folio"])
def test_the_new_pages_are_accessible_small_and_still(
    tmp_path: Path, chromium: Any, language: str, theme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    url = f"http://127.0.0.1:{free_port()}"
    week = week_of(3) if language == "en" else leftwards()
    faults: list[str] = []
    with site(tmp_path, web={"url": url}) as made:
        made.door = replace(
            made.door,
            pages=replace(made.door.pages, language=language, theme=load_theme(theme), files={}),
        )
        pages(issue(made, language=language), week, laid_out(week, theme), theme=theme)
        question = "جسر" if language == "ar" else "ferr"
        paths = (
            *("/", "/issues/2025-W30/", f"/search?q={question}"),
            *("/issues/2025-W30/web/", f"/issues/2025-W30/web/{week.stories[0].id}.html"),
        )
        with running(made, int(url.rpartition(":")[2])):
            for scheme in ("light", "dark"):
                for width in (360, 1280):
                    context = chromium.new_context(
                        viewport={"width": width, "height": 800},
                        color_scheme=scheme,
                        bypass_csp=True,
                    )
                    page = context.new_page()
                    others: list[str] = []
                    page.on("request", lambda asked, seen=others: seen.append(asked.url))
                    for path in paths:
                        page.goto(url + path, wait_until="networkidle")
                        name = f"{path}, {scheme}, {width}"
                        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                            faults.append(f"{name}: too wide")
                        size = page.evaluate(BYTES, page.evaluate(SEEN))
                        if size + (0 if "/web/" in path else COVER) > FIRST_VIEW:
                            faults.append(f"{name}: {size} bytes")
                        if shift := page.evaluate(SHIFT):
                            faults.append(f"{name}: moves by {shift}")
                        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
                        faults += [f"{name}: {one['id']}" for one in found]
                    faults += [one for one in others if not one.startswith(url)]
                    context.close()
    assert faults == []


@pytest.mark.parametrize("width", [360, 1280])
def test_a_headline_of_200_letters_without_a_space_fits(
    tmp_path: Path, chromium: Any, width: int
) -> None:
    url, name = f"http://127.0.0.1:{free_port()}", "Bridge" * 34
    told = [replace(one, headline=name, section="x" * 90) for one in week_of(3).stories]
    with site(tmp_path, web={"url": url}) as made:
        stories = tuple(
            EditionStory(id=f"story-{number}", headline=name, language="en", page=number + 1)
            for number in range(3)
        )
        pages(issue(made, stories=stories), week_issue(*told))
        with running(made, int(url.rpartition(":")[2])):
            page = chromium.new_page(viewport={"width": width, "height": 800})
            for path in (
                *("/", "/issues/2025-W30/", "/search?q=bridge", "/issues/2025-W30/web/"),
                "/issues/2025-W30/web/story-1.html",
            ):
                page.goto(url + path)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            page.close()
