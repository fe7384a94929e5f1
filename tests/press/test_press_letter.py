"""The letter: an issue as the mail tells it, in every language, small, and readable anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from html import escape
from pathlib import Path
from typing import Any

import pytest
from builders import MONDAY
from lxml import html as parser  # type: ignore[import-untyped]
from mail_desk import POSTAL, clock, config, pdf

from digest.edition import (
    Area,
    Block,
    Edition,
    EditionPage,
    EditionStory,
    Paper,
    Part,
    PlacedImage,
    Row,
    Span,
    TextColumn,
)
from digest.mail.message import issue_mailing
from digest.model import Image, Sentence
from digest.press import letter_stories
from digest.press.letter import COVER, DARK, LARGEST, Imprint, Letter, cover_picture, letter
from digest.subscribers.address import parse
from digest.themes import load_theme
from digest.themes.colours import contrast

ATLAS = load_theme("atlas")
LANGUAGES = sorted(ATLAS.catalogues)
AREA = Area(x=0, y=0, width=100, height=100)
PAPER = Paper(
    width=595, height=794, top=52, inner=42, outer=42, bottom=66, leading=13, lines=52
)  # fmt: skip
PDF = "https://week.example.org/issues/2025-W30/atlas.pdf"
IMPRINT = Imprint(
    postal_address=POSTAL,
    unsubscribe="https://week.example.org/leave",
    website="https://week.example.org",
)
SENTENCES = ("the old pier closes on Friday.", "Two cranes & a crew wait.", "Nobody's there.")
PICTURE = Image(src="a.jpg", path="/no/a.jpg", alt="A <pier> at dusk", credit="Photo: Ann Lee")


def sentence(text: str) -> Sentence:
    return Sentence(article="post:pier", start=0, end=len(text), text=text)


def story(number: int, **changes: Any) -> EditionStory:
    values: dict[str, Any] = {
        "id": f"story-{number}",
        "headline": f"Ferry {number} <b>sails</b>",
        "language": "en",
        "section": "City",
        "standfirst": 'It isn\'t "late".',
        "sources": ("The Post", "Northlight"),
        "page": number + 3,
        "cover": number == 0,
    }
    return EditionStory(**values | changes)


def part(one: EditionStory, texts: tuple[str, ...] = SENTENCES, link: str = "") -> Part:
    spans = (Span(text="From "), Span(text="The Post", link=link))
    source = Row(role="source", style="source", lines=(spans,))
    column = TextColumn(area=AREA, style="body", capacity=9, source=source)
    return Part(
        box="main",
        area=AREA,
        story=one.id,
        sentences=tuple(map(sentence, texts)),
        columns=(column,),
    )


def edition(count: int = 3, *, language: str = "en", **changes: Any) -> Edition:
    """An issue of *count* stories, each on a page of its own and linked to an article."""
    stories = tuple(story(number) for number in range(count))
    cover = Block(kind="art", area=AREA, image=PlacedImage(area=AREA, image=PICTURE))
    pages = [
        EditionPage(
            number=1,
            pattern="cover",
            parts=(Part(box="cover", area=AREA, story="story-0", blocks=(cover,)),),
        )
    ]
    pages += [
        EditionPage(
            number=one.page,
            pattern="two",
            parts=(part(one, link=f"https://post.example/{one.page}"),),
        )
        for one in stories
    ]
    values: dict[str, Any] = {
        "number": 31,
        "week": "2025-W30",
        "starts": MONDAY,
        "ends": MONDAY + timedelta(days=7),
        "title": "Atlas Weekly",
        "language": language,
        "theme": "atlas",
        "paper": PAPER,
        "dates": "21–27 July 2025",
        "tagline": "The week, told once",
        "stories": stories,
        "pages": tuple(pages),
    }
    return Edition(**values | changes)


def page_of(one: Letter) -> Any:
    return parser.fromstring(one.html)


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def in_language(one: Letter, language: str) -> Letter:
    return next(each for each in (one, *one.translations) if each.language == language)


def test_a_story_has_its_headline_its_first_sentences_and_its_outlets() -> None:
    page = page_of(letter(edition(), ATLAS, IMPRINT))
    (head,) = page.xpath("//h1")
    assert words(head) == "Ferry 0 <b>sails</b>"
    assert head.xpath("a/@href") == ["https://post.example/3"]
    second = page.xpath("//h2")[0].getparent()
    assert words(second) == (
        "City Ferry 1 <b>sails</b> The old pier closes on Friday. Two cranes & a crew wait. "
        "Nobody’s there. From The Post, Northlight · p. 4"
    )
    assert second.xpath(".//a/@href") == ["https://post.example/4"]


def test_the_cover_story_comes_first_with_its_standfirst() -> None:
    stories = tuple(replace(story(number), cover=number == 2) for number in range(3))
    page = page_of(letter(edition(stories=stories), ATLAS, IMPRINT))
    assert words(page.xpath("//h1")[0]) == "Ferry 2 <b>sails</b>"
    assert "It isn’t “late”." in words(page.xpath("//h1/parent::td")[0])
    assert [words(head) for head in page.xpath("//h2")] == [
        "Ferry 0 <b>sails</b>",
        "Ferry 1 <b>sails</b>",
    ]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("a " * 30 + "b.", "c " * 13 + "d."), 1 + 30 + 13 + 1),
        (("a " * 30 + "b.", "c " * 14 + "d."), 31),
        (("a " * 89 + "b.", "c."), 90),
        (("a " * 90 + "b.", "c."), 0),
        ((), 0),
    ],
)
def test_sentences_are_whole_and_few(texts: tuple[str, ...], told: int) -> None:
    one = edition(1)
    cover, page = one.pages
    changed = replace(page, parts=(part(one.stories[0], texts),))
    (found,) = letter_stories.stories_of(
        replace(one, pages=(cover, changed)), pdf_link="", pages={}
    )
    assert len(found.words.split()) == told


@pytest.mark.parametrize(
    ("link", "pdf_link", "leads_to"),
    [
        ("https://post.example/3", PDF, "https://post.example/3"),
        ("", PDF, f"{PDF}#page=3"),
        ("javascript:alert(1)", PDF, f"{PDF}#page=3"),
        ("#story-1", "", ""),
    ],
)
def test_where_a_story_leads(link: str, pdf_link: str, leads_to: str) -> None:
    one = edition(1)
    cover, page = one.pages
    changed = replace(one, pages=(cover, replace(page, parts=(part(one.stories[0], link=link),))))
    (found,) = letter_stories.stories_of(changed, pdf_link=pdf_link, pages={})
    assert found.link == leads_to


def test_a_story_leads_to_its_own_page_where_it_has_one() -> None:
    web = "https://week.example.org/issues/2025-W30/web/"
    books = {"epub": "https://week.example.org/a.epub", "phone": "https://week.example.org/p.pdf"}
    imprint = replace(
        IMPRINT, pdf_link=PDF, web=web, pages={"story-1": f"{web}1.html"}, links=books
    )
    made = letter(edition(), ATLAS, imprint)
    links = {words(one): one.get("href") for one in page_of(made).iter("a")}
    assert links["Ferry 1 <b>sails</b>"] == f"{web}1.html"
    assert links["Ferry 2 <b>sails</b>"] == "https://post.example/5"
    assert links["Read the issue"] == web
    assert links["Read the issue (PDF)"] == PDF
    assert links["E-book (EPUB)"] == books["epub"]
    assert links["PDF for phones"] == books["phone"]
    for line in (f"Read the issue: {web}", f"E-book (EPUB): {books['epub']}", f"{web}1.html"):
        assert line in made.text.splitlines()
    french = in_language(made, "fr")
    assert f"Lire le numéro : {web}" in french.text or f"Lire le numéro: {web}" in french.text


def test_pages_on_the_web_beside_an_attached_pdf() -> None:
    made = letter(edition(), ATLAS, replace(IMPRINT, web="https://week.example.org/web/"))
    assert "The whole issue is attached as a PDF." in words(page_of(made))
    assert 'href="https://week.example.org/web/"' in made.html
    assert "Read the issue (PDF)" not in made.html


def test_a_link_beneath_the_text_comes_before_one_in_a_list() -> None:
    one = edition(1)
    row = Row(role="line", style="list", lines=((Span(text="x", link="https://other.example/"),),))
    listed = Part(
        box="list",
        area=AREA,
        story="story-0",
        blocks=(Block(kind="row", area=AREA, rows=(row,)),),
    )
    early = EditionPage(number=2, pattern="five-lines", parts=(listed,))
    cover, page = one.pages
    (found,) = letter_stories.stories_of(
        replace(one, pages=(cover, early, page)), pdf_link="", pages={}
    )
    assert found.link == "https://post.example/3"
    bare = replace(page, parts=(part(one.stories[0]),))
    (found,) = letter_stories.stories_of(
        replace(one, pages=(cover, early, bare)), pdf_link="", pages={}
    )
    assert found.link == "https://other.example/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mail_in_every_language(language: str) -> None:
    one = in_language(letter(edition(2), ATLAS, IMPRINT), language)
    page, way = page_of(one), "rtl" if language == "ar" else "ltr"
    assert (page.get("lang"), page.get("dir")) == (language, way)
    said = ATLAS.messages(language).gettext("Unsubscribe")
    (leave,) = page.xpath(f"//a[text()='{said}']/@href")
    assert leave == IMPRINT.unsubscribe
    assert said in one.text
    # An address in another script than the reader's keeps its order.
    (postal,) = page.xpath("//p[@dir='auto']")
    assert postal.text_content().startswith(POSTAL.splitlines()[0])
    assert f"text-align:{'right' if language == 'ar' else 'left'}" in postal.get("style")
    # What is printed stays in its own language and direction.
    block = page.xpath("//h1/parent::td")[0]
    assert (block.get("lang"), block.get("dir")) == ("en", "ltr")
    assert "text-align:left" in block.get("style")
    assert (
        f"text-align:{'right' if language == 'ar' else 'left'}"
        in page.xpath(f"//a[text()='{said}']/ancestor::td[1]/@style")[0]
    )


def test_every_language_is_there_once() -> None:
    one = letter(edition(language="fr-CA"), ATLAS, IMPRINT)
    assert one.language == "fr-CA"
    assert [each.language for each in one.translations] == [
        language for language in LANGUAGES if language != "fr"
    ]
    assert in_language(one, "fr-CA").subject == "Atlas Weekly nº 31 : Ferry 0 <b>sails</b>"
    assert in_language(one, "en").subject == "Atlas Weekly No. 31: Ferry 0 <b>sails</b>"
    assert "21–27 juillet 2025" in one.text
    assert "21–27 July 2025" in in_language(one, "en").text


def test_plain_text_is_plain() -> None:
    text = f"{letter(edition(), ATLAS, replace(IMPRINT, pdf_link=PDF)).text}\n"
    assert (
        text
        == f"""\
Atlas Weekly · No. 31 · 21–27 July 2025

Read the issue (PDF): {PDF}

Ferry 0 <b>sails</b>

It isn’t “late”.

The old pier closes on Friday. Two cranes & a crew wait. Nobody’s there.

From The Post, Northlight · p. 3
https://post.example/3

* * *

Ferry 1 <b>sails</b>

The old pier closes on Friday. Two cranes & a crew wait. Nobody’s there.

From The Post, Northlight · p. 4
https://post.example/4

* * *

Ferry 2 <b>sails</b>

The old pier closes on Friday. Two cranes & a crew wait. Nobody’s there.

From The Post, Northlight · p. 5
https://post.example/5

--{" "}
You get this mail because you subscribed to Atlas Weekly.
Unsubscribe: https://week.example.org/leave
https://week.example.org
Atlas Weekly, 1 Quay Street,
Sandgate
"""
    )


def test_further_stories_are_listed_then_counted() -> None:
    one = letter(edition(30), ATLAS, IMPRINT)
    page = page_of(one)
    assert len(page.xpath("//h1 | //h2")) == 7 + 1  # the last is that of the list
    (listed,) = page.xpath("//h2[text()='Also in this issue']/parent::td")
    assert [words(line) for line in listed.xpath("p")][:1] == ["Ferry 7 <b>sails</b> p. 10"]
    assert len(listed.xpath("p")) == 18 + 1
    assert words(listed.xpath("p")[-1]) == "And 5 more stories in the issue"
    assert "- Ferry 7 <b>sails</b> (p. 10)\n- Ferry 8" in one.text
    assert "And 5 more stories in the issue\n" in one.text


@pytest.mark.parametrize("more", [0, 1])
@pytest.mark.slow
def test_nothing_more_is_not_counted(more: int) -> None:
    one = letter(edition(25 + more), ATLAS, IMPRINT)
    assert ("And 1 more story in the issue" in one.html) is bool(more)
    assert "And 0" not in one.html
    assert "Also in this issue" not in letter(edition(7), ATLAS, IMPRINT).html


@pytest.mark.parametrize("letters", ["<", "ش", "x"])
@pytest.mark.parametrize("language", ["en", pytest.param("ar", marks=pytest.mark.slow)])
@pytest.mark.slow
def test_a_long_week_is_cut_below_what_gmail_cuts(
    tmp_path: Path, letters: str, language: str
) -> None:
    outlet = letters * (6_000 // len(escape(letters).encode()))
    long = {"headline": letters * 5_000, "standfirst": letters * 5_000, "sources": (outlet,)}
    stories = tuple(story(number, **long) for number in range(60))
    one = letter(edition(60, stories=stories), ATLAS, IMPRINT)
    size = len(in_language(one, language).html.encode())
    assert LARGEST - 3_000 < size <= LARGEST
    mailing = issue_mailing(pdf(tmp_path, 400), one, config(tmp_path))
    markup = mailing.copy(language).body.split(b"text/html")[1].split(b"--=_")[0]
    assert len(markup) < 102_000


@pytest.mark.slow
def test_stories_are_cut_until_the_mail_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = letter(edition(30), ATLAS, IMPRINT)
    limit = len(whole.html.encode()) - 1
    monkeypatch.setattr("digest.press.letter.LARGEST", limit)
    cut = letter(edition(30), ATLAS, IMPRINT)
    assert len(cut.html.encode()) <= limit
    assert "And 6 more stories in the issue" in cut.html
    assert "And 6 more stories in the issue" in cut.text


@pytest.mark.parametrize("linked", [True, False])
def test_the_pdf_is_linked_or_attached(*, linked: bool) -> None:
    one = letter(edition(), ATLAS, replace(IMPRINT, pdf_link=PDF if linked else ""))
    assert one.pdf_link == (PDF if linked else "")
    for body in (one.html, one.text):
        assert ("attached" in body) is not linked
        assert (PDF in body) is linked


@pytest.mark.slow
def test_the_cover_s_picture_is_in_the_mail_with_its_alternative_and_its_credit() -> None:
    page = page_of(letter(edition(), ATLAS, replace(IMPRINT, pdf_link=PDF), cover=b"jpeg"))
    (picture,) = page.xpath("//img")
    assert (picture.get("src"), picture.get("alt")) == (f"cid:{COVER}", "A <pier> at dusk")
    assert picture.getparent().get("href") == PDF
    assert "Photo: Ann Lee" in words(page)
    assert letter(edition(), ATLAS, IMPRINT, cover=b"jpeg").translations[0].cover == b"jpeg"
    bare = page_of(letter(edition(), ATLAS, IMPRINT))
    assert not bare.xpath("//img")
    assert "Photo" not in words(bare)


def test_which_picture_is_the_cover_s() -> None:
    assert cover_picture(edition()) == PICTURE
    assert cover_picture(replace(edition(), pages=edition().pages[1:])) is None


def test_nothing_is_fetched_and_nobody_is_followed() -> None:
    one = letter(edition(), ATLAS, replace(IMPRINT, pdf_link=PDF), cover=b"jpeg")
    page = page_of(one)
    assert not page.xpath("//script | //link | //iframe | //form")
    assert [src for src in page.xpath("//@src") if not src.startswith("cid:")] == []
    assert "url(" not in one.html
    assert "@import" not in one.html


@pytest.mark.parametrize("theme", ["atlas", "folio"])
def test_it_is_readable_in_the_dark(theme: str) -> None:
    markup = letter(edition(), load_theme(theme), IMPRINT).html
    assert 'name="color-scheme" content="light dark"' in markup
    dark = markup.split("prefers-color-scheme: dark")[1].split("</style>")[0]
    accent = dark.split(".accent { color: ")[1][:7]
    for colour in (accent, DARK["ink"], DARK["muted"]):
        assert contrast(colour, DARK["sheet"]) >= 4.5
        assert contrast(colour, DARK["ground"]) >= 4.5
    # A colour that stands in a style has a class that changes it in the dark.
    for element in parser.fromstring(markup).xpath("//*[contains(@style, ';color:')]"):
        assert set(element.get("class", "").split()) & {"ink", "muted", "accent", "button"}


@pytest.mark.parametrize(
    "hostile",
    [
        "a\r\nBcc: eve@example.org",
        "\u202eevil\u202c",
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}",
        "\x00\x1b[31m",
    ],
)
def test_hostile_headlines_are_only_text(tmp_path: Path, hostile: str) -> None:
    stories = (story(0, headline=hostile, standfirst=hostile, section=hostile, sources=(hostile,)),)
    one = letter(edition(1, stories=stories), ATLAS, IMPRINT)
    assert "<script" not in one.html
    assert "49" not in one.text.replace("2049", "")
    clean = replace(one, subject="x")
    envelope = issue_mailing(pdf(tmp_path), clean, config(tmp_path)).to(
        parse("ann@example.org"), message_id="<1@example.org>", date=clock()
    )
    assert b"Bcc" not in envelope.head


def test_an_issue_without_stories_is_a_mail_all_the_same() -> None:
    one = letter(edition(0), ATLAS, IMPRINT)
    assert one.subject == "Atlas Weekly No. 31: 21–27 July 2025"
    assert not page_of(one).xpath("//h1")
