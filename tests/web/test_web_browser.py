"""The site in a real Chromium: every page read by axe, and the whole way of a reader with and without JavaScript."""

from __future__ import annotations

import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from mail_servers import Received, smtp_server
from site_desk import Site, issue, site

from digest.subscribers import consent
from digest.web.app import application

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


@contextmanager
def running(made: Site, port: int) -> Iterator[None]:
    """The site on a real port, and its postman beside it."""
    app = application(made.door, tell=made.log.append)
    settings = uvicorn.Config(app, host="127.0.0.1", port=port, log_config=None, access_log=False)
    server = uvicorn.Server(settings)
    threads = [threading.Thread(target=server.run), threading.Thread(target=made.postman.run)]
    for thread in threads:
        thread.start()
    try:
        deadline = time.monotonic() + 20
        while not server.started and time.monotonic() < deadline:
            threads[0].join(0.02)
        yield
    finally:
        server.should_exit = True
        made.postman.stop()
        for thread in threads:
            thread.join(20)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def site_pages(made: Site) -> dict[str, str]:
    reader = made.store.roster.get(made.reader(tags=("Sport",)))
    assert reader
    tokens = made.door.tokens
    wish = consent.Wish(email="new@example.org", language="", asked=made.clock(), origin="x")
    return {
        "archive": "/",
        "older": "/?before=2025-W30",
        "issue": "/issues/2025-W30/",
        "subscribe": "/subscribe",
        "ask to leave": "/leave",
        "ask for preferences": "/preferences",
        "confirm": f"/confirm/{consent.confirm_token(tokens, wish)}",
        "leave": f"/leave/{consent.leave_token(tokens, reader)}",
        "preferences": f"/preferences/{consent.preferences_token(tokens, reader)}",
        "nothing": "/nowhere",
    }


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("theme", ["atlas", "folio"])
def test_every_page_is_accessible_and_fits(
    tmp_path: Path, chromium: Any, language: str, theme: str
) -> None:
    """axe, WCAG 2.2 AA; no page is wider than the window at 360 pixels, or at 320, which WCAG asks for."""
    from axe_playwright_python.sync_playwright import Axe

    from digest.themes import load_theme

    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with site(tmp_path, web={"url": url, "topics": ("Sport", "Books")}) as made:
        for number, week in ((30, "2025-W29"), (31, "2025-W30")):
            issue(made, week, number=number)
        pages = replace(
            made.door.pages, language=language, theme=load_theme(theme), tagline="Once", files={}
        )
        made.door = replace(made.door, pages=pages)
        faults = []
        with running(made, port):
            for scheme, width in (("light", 1280), ("dark", 360), ("light", 320)):
                context = chromium.new_context(
                    viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
                )
                page = context.new_page()
                foreign: list[str] = []
                page.on("request", lambda asked, seen=foreign: seen.append(asked.url))
                for name, path in site_pages(made).items():
                    page.goto(url + path, wait_until="networkidle")
                    if page.evaluate("document.documentElement.scrollWidth") > width:
                        faults.append(f"{name} is wider than {width}")
                    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
                    faults += [f"{name}, {scheme}: {each['id']}" for each in found]
                assert [each for each in foreign if not each.startswith(url)] == []
                context.close()
    assert faults == []


def test_the_policy_lets_styles_and_fonts_pass_and_nothing_else(
    tmp_path: Path, chromium: Any
) -> None:
    port = free_port()
    with site(tmp_path, web={"url": f"http://127.0.0.1:{port}"}) as made:
        issue(made)
        with running(made, port):
            page = chromium.new_page()
            said: list[str] = []
            page.on("console", lambda message: said.append(message.text))
            page.goto(made.door.config.web.url, wait_until="networkidle")
            assert said == []
            assert page.evaluate("document.fonts.size") > 0
            assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")
            assert page.evaluate("document.querySelector('.cover').naturalWidth") > 0
            page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"top:0\">')")
            assert "Content Security Policy" in " ".join(said)
            page.close()


def test_a_page_is_used_by_keyboard(tmp_path: Path, chromium: Any) -> None:
    port = free_port()
    with site(tmp_path, web={"url": f"http://127.0.0.1:{port}"}) as made:
        issue(made)
        with running(made, port):
            page = chromium.new_page()
            page.goto(made.door.config.web.url)
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "skip"
            assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
            page.keyboard.press("Enter")
            focused = []
            while focused[-1:] != ["Subscribe"] and len(focused) < 10:
                page.keyboard.press("Tab")
                focused.append(
                    page.evaluate(
                        "document.activeElement.name || document.activeElement.textContent.trim()"
                    )
                )
            assert focused[-4:] == ["q", "Search", "email", "Subscribe"]
            assert "website" not in focused
            page.close()


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_subscribe_confirm_receive_leave(tmp_path: Path, chromium: Any, *, script: bool) -> None:
    """The mails go over a real SMTP server and are read there."""
    from mail_desk import BODIES

    from digest import mail

    port, received = free_port(), Received()
    with (
        smtp_server(received) as smtp,
        site(
            tmp_path,
            web={"url": f"http://127.0.0.1:{port}"},
            transport="smtp",
            host="127.0.0.1",
            port=smtp,
            security="none",
        ) as made,
    ):
        pdf = issue(made)
        with running(made, port):
            context = chromium.new_context(java_script_enabled=script)
            page = context.new_page()
            page.goto(made.door.config.web.url)
            page.get_by_label("Your mail address").fill("ann@example.org")
            page.get_by_role("button", name="Subscribe").click()
            page.get_by_role("heading", name="Look into your mail").wait_for()
            page.goto(link(arrived(received, 1), "confirm"))
            assert made.status() == "unknown"
            page.get_by_role("button", name="Confirm the subscription").click()
            page.get_by_role("heading", name="Welcome").wait_for()
            assert made.status() == "active"
            assert pdf.name in arrived(received, 2)

            made.clock.forward(days=7)
            later = issue(made, "2025-W31", number=32, sent=False)
            address = mail.pdf_link(later, "2025-W31", made.door.config)
            letter = replace(
                BODIES,
                issue="2025-W31",
                pdf_link=address,
                text=f"{BODIES.text}\n{address}\n",
                html=BODIES.html.replace("<body>", f'<body><a href="{address}">PDF</a>'),
            )
            report = mail.send_issue(
                made.store, "2025-W31", later, letter, made.door.config, now=made.clock
            )
            assert report.sent == 2
            assert "ann@example.org" in received.recipients[2:]
            assert address in arrived(received, 3)
            assert context.request.get(address).body() == later.read_bytes()

            page.goto(f"{made.door.config.web.url}/leave")
            page.get_by_label("Your mail address").fill("ann@example.org")
            page.get_by_role("button", name="Send me the link").click()
            page.get_by_role("heading", name="Look into your mail").wait_for()
            page.goto(link(arrived(received, 5), "leave"))
            assert made.status() == "active"
            page.get_by_role("button", name="Unsubscribe").click()
            page.get_by_role("heading", name="You have left").wait_for()
            assert made.status() == "unsubscribed"
            context.close()
        assert made.log == []


def arrived(received: Received, number: int) -> str:
    """The text of mail *number*, once it is there."""
    deadline = time.monotonic() + 30
    while len(received.mails) < number and time.monotonic() < deadline:
        threading.Event().wait(0.02)
    body = message_from_bytes(received.mails[number - 1][1], policy=policy.default).get_body(
        ("plain",)
    )
    assert body is not None
    text: str = body.get_content()
    return text


def link(text: str, page: str) -> str:
    match = re.search(rf"http://127\.0\.0\.1:\d+/{page}/\S+", text)
    assert match, text
    return match[0]
