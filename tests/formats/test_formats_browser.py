"""The web pages in Chromium: accessible in any light and at any width, small, and alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_issue import sample_issue
from static_site import serving

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
CHROMIUM = Path("/usr/bin/chromium")
FIRST_VIEW = 150_000
"""Bytes that a page may load before anybody scrolls."""
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
STORIES = 3

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.is_file(), reason="Chromium is not installed"),
]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with serving(tmp_path) as address:
        yield address


@pytest.mark.parametrize(("language", "theme"), [("en", "atlas"), ("ar", "folio")])
def test_the_pages_in_a_browser(language: str, theme: str, tmp_path: Path, server: str) -> None:
    folder = _website(language, theme, tmp_path)
    stories = sorted(folder.glob("[!i]*.html"), key=lambda path: -path.stat().st_size)[:STORIES]
    names = ["index.html", *(path.name for path in stories)]
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            for width in (360, 1280):
                for name in names:
                    context = browser.new_context(
                        color_scheme=scheme, viewport={"width": width, "height": 800}
                    )
                    _check(context.new_page(), server, f"{folder.relative_to(tmp_path)}/{name}")
                    context.close()
        _follow_a_sentence(browser, f"{server}/{folder.relative_to(tmp_path)}/{names[1]}")
        browser.close()


def _website(language: str, theme: str, folder: Path) -> Path:
    return sample_issue(language, theme, folder).published("web")[0].parent


def _check(page: Any, server: str, path: str) -> None:
    loaded: list[int] = []
    others: list[str] = []
    page.on("requestfinished", lambda request: loaded.append(request.sizes()["responseBodySize"]))
    page.on(
        "request",
        lambda request: None if request.url.startswith(server) else others.append(request.url),
    )
    page.goto(f"{server}/{path}", wait_until="networkidle")
    # Pictures that the reader may scroll to are loaded ahead; those in view count.
    seen = page.evaluate(
        """() => [...document.images].filter(one => one.getBoundingClientRect().top < innerHeight)
        .map(one => one.currentSrc)"""
    )
    sizes = page.evaluate(
        """seen => performance.getEntriesByType("resource")
        .filter(one => !one.name.endsWith(".jpg") || seen.includes(one.name))
        .reduce((sum, one) => sum + one.encodedBodySize,
            performance.getEntriesByType("navigation")[0].encodedBodySize)""",
        seen,
    )
    assert sizes < FIRST_VIEW, (path, sizes)
    assert others == []
    assert loaded
    shift = page.evaluate(
        """() => new Promise(resolve => {
            let sum = 0
            new PerformanceObserver(list => list.getEntries().forEach(one => sum += one.value))
                .observe({type: "layout-shift", buffered: true})
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)))
        })"""
    )
    assert shift == 0
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = axe.Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], path


def _follow_a_sentence(browser: Any, address: str) -> None:
    """Without script and by keyboard: from a sentence to its place in its source."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("sup.mark a").first.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#source-1")
    # Chromium opens what is folded up around the place that a link leads to.
    assert page.locator("#source-1").is_visible()
    context.close()
