from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from lxml import html as parser  # type: ignore[import-untyped]
from mail_desk import POSTAL, clock, config, pdf

from digest.mail import Letter
from digest.mail.message import issue_mailing, message_id
from digest.subscribers.address import parse
from digest.themes.messages import catalogues

FOLDER = Path(__file__).parents[2] / "templates" / "mail"
WORDS = catalogues(FOLDER.parent)
ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    autoescape=select_autoescape(["html"]),
)
STORIES = [
    {"headline": f"Ferry number {number} <b>sails</b>", "section": "City", "page": number + 3}
    for number in range(12)
]


def rendered(name: str, *, language: str = "en", **changes: Any) -> str:
    values = {
        "title": "Atlas Weekly",
        "number": 31,
        "dates": "21 to 27 July 2025",
        "language": language,
        "direction": "rtl" if language == "ar" else "ltr",
        "headline": "The old pier <closes>",
        "standfirst": "Two cranes & a crew.",
        "stories": STORIES,
        "attached": True,
        "link": "",
        "website": "https://week.example.org",
        "unsubscribe": "https://week.example.org/leave?a=1&b=2",
        "postal_address": POSTAL,
    }
    return ENVIRONMENT.get_template(name).render(values | changes | WORDS[language].functions)


@pytest.mark.parametrize("language", WORDS)
def test_the_mail_in_every_language(language: str) -> None:
    page = parser.fromstring(rendered("issue.html", language=language))
    assert (page.get("lang"), page.get("dir")) == (language, "rtl" if language == "ar" else "ltr")
    assert page.findtext(".//h1") == "The old pier <closes>"
    assert "https://week.example.org/leave?a=1&b=2" in page.xpath("//a/@href")
    assert len(page.xpath("//table//table//table/tr")) == 12
    start = "right" if language == "ar" else "left"
    assert f"text-align:{start}" in page.xpath("//h1/parent::td")[0].get("style")


def test_plain_text_is_plain() -> None:
    text = rendered("issue.txt")
    assert "The old pier <closes>" in text
    assert "Two cranes & a crew." in text
    assert "- Ferry number 0 <b>sails</b> (p. 3)" in text
    assert "Unsubscribe: https://week.example.org/leave?a=1&b=2" in text
    assert "\n\n\n" not in text


@pytest.mark.parametrize("name", ["issue.html", "issue.txt"])
def test_what_is_not_there_leaves_no_trace(name: str) -> None:
    bare = rendered(
        name,
        standfirst="",
        stories=[],
        website="",
        attached=False,
        link="https://week.example.org/31.pdf",
    )
    assert "Also in this issue" not in bare
    assert "attached" not in bare
    assert "https://week.example.org/31.pdf" in bare


def test_the_html_stays_small_and_whole() -> None:
    long = [{"headline": "<" * 300, "section": "", "page": 1}] * 200
    assert len(rendered("issue.html", stories=long).encode()) < 60_000
    markup = rendered("issue.html")
    assert "<script" not in markup
    assert not parser.fromstring(markup).xpath(
        "//img | //link"
    )  # nothing to load: no tracking, nothing blocked
    assert 'name="color-scheme" content="light dark"' in markup


@pytest.mark.parametrize("language", WORDS)
def test_the_templates_make_a_mail_that_may_be_sent(tmp_path: Path, language: str) -> None:
    bodies = Letter(
        subject=WORDS[language].gettext(
            "{title} No. {number}: {headline}",
            title="Atlas Weekly",
            number=31,
            headline="The old pier closes",
        ),
        text=rendered("issue.txt", language=language),
        html=rendered("issue.html", language=language),
    )
    letter = issue_mailing(pdf(tmp_path), bodies, config(tmp_path))
    letter.to(
        parse("ann@example.org"), message_id=message_id("1", "2", letter.sender), date=clock()
    )
