"""The letter in real Chromium: on a phone and wide, light and dark, in two directions, without pictures."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow
from test_press_letter import ATLAS, IMPRINT, PDF, edition, in_language, story

from digest.press.letter import COVER, letter

pytestmark = pytest.mark.slow
CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed (Debian: chromium)")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield running
        running.close()


def jpeg() -> bytes:
    buffer = BytesIO()
    Pillow.new("RGB", (900, 562), "#335577").save(buffer, "JPEG")
    return buffer.getvalue()


def markup(language: str) -> str:
    stories = tuple(
        story(number, headline="Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 2)
        for number in range(30)
    )
    cover = jpeg()
    one = letter(
        edition(30, stories=stories, title="Wochenzeitung" * 4), ATLAS, IMPRINT, cover=cover
    )
    data = base64.b64encode(cover).decode()
    return in_language(one, language).html.replace(f"cid:{COVER}", f"data:image/jpeg;base64,{data}")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("width", [360, 700])
def test_it_fits_its_screen(browser: Any, width: int, language: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(markup(language))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (
        page.evaluate(
            "Math.max(...[...document.querySelectorAll('td')].map(cell => cell.offsetWidth))"
        )
        <= width
    )
    page.close()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, scheme: str, language: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    page = browser.new_page(viewport={"width": 360, "height": 800}, color_scheme=scheme)
    whole = letter(edition(30), ATLAS, IMPRINT, cover=jpeg())
    page.set_content(in_language(whole, language).html)
    # A mail has no landmarks.
    options = {"rules": {"region": {"enabled": False}, "landmark-one-main": {"enabled": False}}}
    found = axe.Axe().run(page, options=options).response["violations"]
    assert [(one["id"], [node["html"][:90] for node in one["nodes"]][:3]) for one in found] == []
    page.close()


def test_dark_mode_changes_the_ground(browser: Any) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.set_content(letter(edition(), ATLAS, IMPRINT).html)
        sheet = "getComputedStyle(document.querySelector('.sheet')).backgroundColor"
        grounds.append(page.evaluate(sheet))
        page.close()
    assert grounds == ["rgb(255, 255, 255)", "rgb(28, 29, 31)"]


def test_it_asks_the_web_for_nothing(browser: Any) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(letter(edition(), ATLAS, IMPRINT, cover=jpeg()).html)
    page.wait_for_load_state("load")
    assert [url for url in asked if not url.startswith("cid:")] == []
    assert PDF not in asked
    page.close()


def test_without_pictures_the_alternative_is_there(browser: Any) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.set_content(letter(edition(), ATLAS, IMPRINT, cover=jpeg()).html)  # cid: shows nothing
    assert page.get_by_alt_text("A <pier> at dusk").count() == 1
    assert page.get_by_role("heading", level=1).bounding_box()["y"] < 400
    page.close()
