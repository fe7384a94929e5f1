"""The search of the web pages in Chromium, from a plain server and from the disk: the script finds what the site's own search finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import article, issue, story, summary
from editions import laid_out
from static_site import serving

from digest.formats import Addresses, write_web
from digest.model import Issue
from digest.text.searching import search_words
from digest.themes import load_theme

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = Path("/usr/bin/chromium")
WORDS = (
    "École e\u0301cole Œuvre Straße Łódź ÇA l’eau 4.2 % x\u00b2 İstanbul ΣΟΦΟΣ naïve "
    "الجِسْر والجسر جـــسر أحمد مدينة مستشفى شؤون بالجسر الم للبحر ١٢"
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.is_file(), reason="Chromium is not installed"),
]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with serving(tmp_path) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


def week(*told: tuple[str, str, str, str]) -> Issue:
    stories = []
    for name, language, headline, text in told:
        of = article(id=f"post:{name}", language=language, text=text)
        made = story(of, id=name, headline=headline, language=language, summary=summary(of))
        stories.append(made)
    return issue(*stories)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Two issues beside each other; the newer one names the older, and one that is not there."""
    old = week(("quay", "en", "The quay <b>opens</b>", "Boats came to the quay at noon."))
    new = week(
        ("pier", "en", "The old pier closes", "Divers found <eleven> broken piles."),
        ("ecole", "fr", "L’école rouvre", "Les élèves de la maternelle ont chanté sur le quai."),
        ("jisr", "ar", "أغلقت الهيئة الجسر", "سينقل العمال الرافعتين قبل الشتاء."),
    )
    theme = load_theme("atlas")
    folder = tmp_path / "2025-W30" / "web"
    write_web(old, laid_out(old), theme, tmp_path / "2025-W29" / "web")
    earlier = ("../../2025-W29/web/", "../../2025-W28/web/")
    write_web(new, laid_out(new), theme, folder, Addresses(earlier=earlier))
    return folder


def asked(page: Any, question: str) -> list[str]:
    page.get_by_label("Search").fill(question)
    return [link.get_attribute("href") for link in page.locator(".results a").all()]


def test_the_script_finds_and_marks(written: Path, server: str, chromium: Any) -> None:
    page = chromium.new_page()
    page.goto(f"{server}/2025-W30/web/index.html")
    page.get_by_label("Search").fill("divers")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=divers")
    page.locator(".results a").wait_for()
    assert asked(page, "DIVER eleve") == ["pier.html"]
    assert page.locator(".results mark").all_text_contents() == ["Divers", "eleven"]
    assert "<eleven>" in page.locator(".results").text_content()
    assert not page.locator(".sections").is_visible()
    assert asked(page, "ecole") == ["ecole.html"]
    assert asked(page, "والجسر") == ["jisr.html"]
    page.wait_for_function("stories.length === 4")
    assert asked(page, "quay") == ["../../2025-W29/web/quay.html"]
    assert "<b>" in page.locator(".results h2").text_content()
    assert set(asked(page, "qua")) == {"../../2025-W29/web/quay.html", "ecole.html"}
    assert asked(page, 'nothing" here') == []
    assert "Nothing was found" in page.locator(".count").text_content()
    assert asked(page, "") == []
    assert page.locator(".sections").is_visible()
    page.close()


def test_words_are_alike_in_the_script_and_in_the_program(
    written: Path, server: str, chromium: Any
) -> None:
    page = chromium.new_page()
    page.goto(f"{server}/2025-W30/web/search.html")
    page.wait_for_function("rules !== null")
    assert page.evaluate("text => wordsOf(text)", WORDS) == search_words(WORDS)
    page.close()


@pytest.mark.parametrize("script", [True, False], ids=["from the disk", "without script"])
def test_the_contents_stay_where_nothing_can_be_searched(
    written: Path, server: str, chromium: Any, *, script: bool
) -> None:
    context = chromium.new_context(java_script_enabled=script)
    page = context.new_page()
    place = f"{written}/search.html" if script else f"{server}/2025-W30/web/search.html"
    page.goto(f"file://{place}" if script else f"{place}?q=pier")
    assert page.locator(".sections a").count() == 3
    assert page.locator(".sections").is_visible()
    context.close()


def test_the_page_of_results_is_accessible(written: Path, server: str, chromium: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe")
    rules = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
    for scheme in ("light", "dark"):
        for width in (360, 1280):
            context = chromium.new_context(
                color_scheme=scheme, viewport={"width": width, "height": 800}
            )
            page = context.new_page()
            for question in ("", "?q=qua", "?q=nowhere"):
                page.goto(f"{server}/2025-W30/web/search.html{question}")
                page.wait_for_function("stories.length === 4")
                found = axe.Axe().run(page, options={"runOnly": rules}).response["violations"]
                assert [one["id"] for one in found] == []
                assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
            context.close()
