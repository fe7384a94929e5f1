from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from builders import article, issue, story, summary
from editions import laid_out
from PIL import Image as Picture
from press_weeks import piece, week_of

from digest.errors import DigestError, UsageError
from digest.formats import Addresses, beside, write_web
from digest.formats.epub import WIDEST
from digest.formats.pages import WORDS
from digest.formats.pictures import SIZES, TALLEST, Gallery
from digest.formats.trace import AROUND, FIRST, LAST, WHOLE, text_link, trace
from digest.model import Chart, Datum, Difference, Image, Issue, Place, Quote
from digest.pictures import shelf
from digest.press.web import NIGHT, by_night
from digest.shelf import Shelf
from digest.themes import load_theme
from digest.themes.colours import CONTRAST, contrast
from digest.themes.theme import theme_names

ATOM = "{http://www.w3.org/2005/Atom}"


class Links(HTMLParser):
    """The addresses that a page names, its ids, and its elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.loaded: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in ("href", "src"):
                self.addresses.append(value or "")
                if tag in ("img", "link"):
                    self.loaded.append(value or "")
            elif name == "srcset":
                self.loaded += [part.split()[0] for part in (value or "").split(",")]


def written(of: Issue, folder: Path, theme: str = "atlas", **more: Any) -> Path:
    edition = laid_out(of, theme)
    return write_web(of, edition, load_theme(theme), folder / "web", Addresses(**more)).index.parent


def pages(folder: Path) -> Iterator[tuple[Path, Links]]:
    for path in folder.glob("*.html"):
        yield path, Links(path.read_text(encoding="utf-8"))


@pytest.fixture
def picture(tmp_path: Path) -> str:
    path = tmp_path / "pier.jpg"
    Picture.effect_noise((1600, 900), 40).convert("RGB").save(path)
    return str(path)


@pytest.mark.parametrize("theme", ["atlas", "folio"])
def test_every_link_leads_somewhere_and_nothing_comes_from_elsewhere(
    theme: str, picture: str, tmp_path: Path
) -> None:
    folder = written(week_of(9, picture=picture), tmp_path, theme, pdf="../issue.pdf")
    found = dict(pages(folder))
    assert len(found) == 11
    for path, links in found.items():
        assert ("script" in links.tags) == (path.name == "search.html")
        assert len(links.ids) == len(set(links.ids))
        assert all(not urlsplit(address).scheme for address in links.loaded)
        for address in (*links.addresses, *links.loaded):
            parts = urlsplit(address)
            if parts.scheme or address == "../issue.pdf":
                continue
            target = folder / unquote(parts.path) if parts.path else path
            assert target.is_file(), address
            if parts.fragment:
                assert parts.fragment in found[target].ids
    assert len(list((folder / "pictures").iterdir())) == len(SIZES)


def test_a_story_prints_the_sentences_of_the_edition_each_with_its_place(tmp_path: Path) -> None:
    week = week_of(6)
    edition = laid_out(week)
    record = json.loads((written(week, tmp_path) / "issue.json").read_text(encoding="utf-8"))
    for told in record["stories"]:
        printed = [
            sentence.text
            for page in edition.pages
            for part in page.parts
            if part.story == told["id"] and part.columns
            for sentence in part.sentences
        ]
        of = week.story(told["id"]).articles[0]
        texts = [one["text"] for one in told["text"]]
        assert printed
        assert set(printed) <= set(texts)
        assert all(text in of.text for text in texts)
        assert all(one["link"].startswith(f"{of.url}#:~:text=") for one in told["text"])


def test_a_trace_shows_the_words_around_a_sentence() -> None:
    of = article(text=f"{'Word ' * 60}. The board met. {'Other ' * 60}")
    sentence = summary(of).sentences[1]
    place = trace(sentence, of, 7)
    assert (place.number, place.text, place.paragraph) == (7, "The board met.", 1)
    assert place.before.startswith("… Word")
    assert place.behind.endswith("Other …")
    assert AROUND - 8 <= len(place.before) <= AROUND + 2
    short = trace(summary(article()).sentences[0], article(), 1)
    assert short.before == ""


def test_a_link_names_the_ends_of_a_long_sentence() -> None:
    words = [f"w{number}" for number in range(WHOLE + 1)]
    ends = f"{'%20'.join(words[:FIRST])},{'%20'.join(words[-LAST:])}"
    assert text_link("https://e.org/a", " ".join(words)) == f"https://e.org/a#:~:text={ends}"
    assert text_link("https://e.org/a", " ".join(words[:-1])).count(",") == 0
    assert text_link("https://e.org/#b", "a-b, c") == "https://e.org/#b:~:text=a%2Db%2C%20c"
    assert text_link("posts/a.md", "a") == ""


def test_what_stands_beside_a_story_is_there_with_its_sentence(tmp_path: Path) -> None:
    told = piece(0, sentences=24)
    one, other = told.summary.sentences[-1], told.summary.sentences[-2]
    told = replace(
        told,
        quotes=(Quote(text="Nobody asked us", speaker="Ada Lund", sentence=one),),
        charts=(
            Chart(
                kind="change",
                title="ferries a day",
                data=(Datum(shown="12", value=12, label="2024"), Datum(shown="24", value=24)),
                sentence=other,
            ),
        ),
        differences=(Difference(topic="ferries", sides=(one, other)),),
    )
    folder = written(issue(told), tmp_path)
    text = (folder / "story-0.html").read_text(encoding="utf-8")
    assert "“Nobody asked us”" in text
    assert 'width="50.0%"' in text
    assert "Ferries a day" in text
    assert "Where reports differ" in text
    numbers = set(re.findall(r"#source-(\d+)", text))
    assert numbers == set(re.findall(r'id="source-(\d+)"', text))


def test_a_magazine_that_reads_leftwards(tmp_path: Path) -> None:
    of = article(
        language="ar",
        text="أغلقت الهيئة الجسر يوم الاثنين. سينقل الرافعتان قبل الشتاء.",
        title="الجسر",
    )
    week = issue(story(of, headline="الجسر", language="ar"), language="ar", title="المجلة")
    text = (written(week, tmp_path) / "index.html").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in text
    assert "في هذا العدد" in text


@pytest.mark.slow
def test_names_that_are_no_file_names(tmp_path: Path) -> None:
    of = article(text="The harbour board met. " * 1500, title="T " * 100)
    stories = [
        story(of, id="../../etc", headline="T " * 100, section="a/b?"),
        story(of, id="..", headline="<script>alert(1)</script>", section=""),
        story(article(text="It rained."), id="index", headline="Rain"),
    ]
    folder = written(issue(*stories), tmp_path)
    names = {path.name for path in folder.glob("*.html")}
    assert names == {"index.html", "search.html", "etc.html", "story.html", "index-2.html"}
    assert "<script>" not in (folder / "index.html").read_text(encoding="utf-8")
    assert not (tmp_path / "etc").exists()


def test_a_story_that_the_edition_does_not_print_is_told_shortly(tmp_path: Path) -> None:
    week = week_of(4)
    edition = replace(laid_out(week), pages=())
    write_web(week, edition, load_theme("atlas"), tmp_path / "web")
    record = json.loads((tmp_path / "web" / "issue.json").read_text(encoding="utf-8"))
    near = week.stories[0].summary.near(WORDS)
    assert {one.text for one in near} <= {one["text"] for one in record["stories"][0]["text"]}


def test_the_feed_names_every_story_for_ever(tmp_path: Path) -> None:
    week = week_of(5)
    first = written(week, tmp_path, url="https://e.org/issues/2025-W30/web/")
    text = (first / "feed.xml").read_text(encoding="utf-8")
    feed = ET.fromstring(text)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 5
    ids = [element.text or "" for element in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == 6
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each) for each in ids)
    again = written(week, tmp_path / "again", url="https://e.org/issues/2025-W30/web/")
    assert (again / "feed.xml").read_text(encoding="utf-8") == text
    head = (first / "story-1.html").read_text(encoding="utf-8")
    assert 'og:url" content="https://e.org/issues/2025-W30/web/story-1.html"' in head


def test_pictures_come_in_sizes_and_a_tall_one_is_cropped(tmp_path: Path) -> None:
    path = tmp_path / "tall.jpg"
    Picture.effect_noise((600, 1800), 40).convert("RGB").save(path)
    folder = written(week_of(2, picture=str(path)), tmp_path)
    sizes = sorted(Picture.open(each).size for each in (folder / "pictures").iterdir())
    assert [width for width, _ in sizes] == [SIZES[0], 600]
    assert sizes[1][1] == pytest.approx(600 * TALLEST, abs=2)


def test_finished_pictures_wait_for_the_next_build(
    picture: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = Image(src="pier.jpg", path=picture)
    first, again = (Gallery(shelf=Shelf(tmp_path / "shelf")) for _ in range(2))
    assert first.picture(image, "en")
    monkeypatch.setattr(shelf, "screen_pictures", None)
    assert again.picture(image, "en") == first.picture(image, "en")
    assert again.files == first.files
    book = Gallery(
        widest=WIDEST, shelf=Shelf(tmp_path / "shelf")
    )  # the e-book finds its size there
    assert book.picture(image, "en").files == ((f"pictures/1-{WIDEST}.jpg", WIDEST),)
    (part,) = (tmp_path / "shelf").iterdir()
    part.write_bytes(part.read_bytes()[:-1])
    with pytest.raises(TypeError):  # a damaged part is no part: it is made again
        Gallery(shelf=Shelf(tmp_path / "shelf")).picture(image, "en")


def test_a_damaged_picture_is_named_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "bad.jpg"
    path.write_bytes(b"no picture")
    week = week_of(2)
    bad = replace(week.stories[0], picture=Image(src="bad.jpg", path=str(path), alt="A pier"))
    week = replace(week, stories=(bad, *week.stories[1:]))
    site = write_web(week, laid_out(week_of(2)), load_theme("atlas"), tmp_path / "web")
    assert "the web pages do without it" in site.warnings[0]
    assert "<img" not in site.index.read_text(encoding="utf-8")


@pytest.mark.slow
def test_an_earlier_folder_is_replaced_whole_or_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(week_of(3), tmp_path)
    (folder / "old.html").write_text("old", encoding="utf-8")
    assert not (written(week_of(3), tmp_path) / "old.html").exists()
    before = {path.name for path in folder.iterdir()}

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DigestError, match="what was there before is untouched"):
        written(week_of(2), tmp_path)
    assert {path.name for path in folder.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == [beside.FOLDER]


@pytest.mark.slow
def test_a_theme_has_its_own_look_or_the_common_one(tmp_path: Path) -> None:
    theme = load_theme("atlas")
    own = tmp_path / "own"
    shutil.copytree(theme.folder, own)
    (own / "web.css").unlink()
    week = week_of(2)
    site = write_web(week, laid_out(week), load_theme(str(own)), tmp_path / "web")
    sheet = (site.index.parent / "style.css").read_text(encoding="utf-8")
    assert f"--accent: {theme.colours['accent']}" in sheet
    assert '"Source Serif 4", ' in sheet
    (own / "web.css").write_text("h1 { color: red }", encoding="utf-8")
    (own / "pages").mkdir()
    (own / "pages" / "story.html").write_text("{{ page.headline }}, mine", encoding="utf-8")
    write_web(week, laid_out(week), load_theme(str(own)), tmp_path / "web")
    assert (tmp_path / "web" / "style.css").read_text(encoding="utf-8").endswith("{ color: red }")
    assert (tmp_path / "web" / "story-0.html").read_text(encoding="utf-8").endswith(", mine")
    (own / "pages" / "story.html").write_text("{{ nothing }}", encoding="utf-8")
    with pytest.raises(UsageError, match=r"story\.html, line 1"):
        write_web(week, laid_out(week), load_theme(str(own)), tmp_path / "web")


@pytest.mark.parametrize("name", theme_names())
def test_every_colour_can_be_read_by_night(name: str) -> None:
    theme = load_theme(name)
    for colour in (*theme.section_colours, theme.colours["accent"], theme.colours["second"]):
        assert contrast(by_night(colour), NIGHT["panel"]) >= CONTRAST
    for role in ("ink", "muted"):
        assert contrast(NIGHT[role], NIGHT["panel"]) >= CONTRAST


def test_the_list_of_the_search_has_every_sentence_once(tmp_path: Path) -> None:
    week = week_of(4)
    folder = written(week, tmp_path, earlier=("../../2025-W29/web/",))
    index = json.loads((folder / "search.json").read_text(encoding="utf-8"))
    assert index["earlier"] == ["../../2025-W29/web/"]
    assert [one["file"] for one in index["stories"]] == [f"story-{n}.html" for n in range(4)]
    for one in index["stories"]:
        page = unescape((folder / one["file"]).read_text(encoding="utf-8"))
        assert len(one["text"]) == len(set(one["text"])) > 1
        assert all(text in page for text in one["text"])


def test_the_search_shows_the_contents_without_script(tmp_path: Path) -> None:
    text = (written(week_of(4), tmp_path) / "search.html").read_text(encoding="utf-8")
    links = Links(text)
    assert {f"story-{number}.html" for number in range(4)} <= set(links.addresses)
    assert '<ol class="results" hidden>' in text
    assert '<form class="search" role="search" action="search.html">' in text


def test_a_map_of_the_pages_needs_their_address(tmp_path: Path) -> None:
    assert not (written(week_of(2), tmp_path) / "sitemap.xml").exists()
    folder = written(week_of(2), tmp_path, url="https://e.org/web/")
    places = ET.fromstring((folder / "sitemap.xml").read_text(encoding="utf-8"))
    found = [
        place.text for place in places.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    assert found == [f"https://e.org/web/{name}" for name in ("", "story-0.html", "story-1.html")]


@pytest.mark.slow
def test_a_preview_names_a_picture_by_its_whole_address_or_not_at_all(
    picture: str, tmp_path: Path
) -> None:
    week = week_of(2, picture=picture)
    text = (written(week, tmp_path) / "index.html").read_text(encoding="utf-8")
    assert "og:image" not in text
    assert 'og:title" content="' in text
    folder = written(week, tmp_path, url="https://e.org/web", site="https://e.org")
    text = (folder / "index.html").read_text(encoding="utf-8")
    (address,) = re.findall(r'og:image" content="https://e.org/web/([^"]+)"', text)
    assert (folder / address).is_file()
    assert '<a href="https://e.org/">' in text


@pytest.mark.slow
def test_a_story_of_one_line_of_5000_words_and_with_twenty_pictures(tmp_path: Path) -> None:
    many = []
    for number in range(20):
        path = tmp_path / f"{number}.jpg"
        Picture.effect_noise((500, 300 + number), 40).convert("RGB").save(path)
        many.append(Image(src=path.name, path=str(path), alt=f"Picture {number}"))
    short = article(text="It rained.", id="post:short")
    long = piece(1, place=Place.LEAD, sentences=400)
    assert len(long.articles[0].text.split()) > 5000
    week = issue(
        long,
        story(short, id="short", headline="Rain", summary=summary(short)),
        replace(piece(2), picture=many[0], further_pictures=tuple(many[1:])),
        cover="story-1",
    )
    edition = laid_out(week)
    site = write_web(week, edition, load_theme("atlas"), tmp_path / "web")
    assert site.warnings == ()
    folder = site.index.parent
    pictures = (folder / "story-2.html").read_text(encoding="utf-8").count("<img ")
    assert pictures == 20
    assert "It rained." in (folder / "short.html").read_text(encoding="utf-8")
    record = json.loads((folder / "issue.json").read_text(encoding="utf-8"))
    printed = sum(len(one["text"].split()) for one in record["stories"][0]["text"])
    assert 100 < printed < 5000
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert index.count("<img ") == 1


@pytest.mark.parametrize("section", ["a/b?", "..", "<World>", "C:\\x", '世界 & "more"', "x" * 200])
def test_a_section_may_be_called_anything(tmp_path: Path, section: str) -> None:
    folder = written(issue(*(replace(piece(n), section=section) for n in range(3))), tmp_path)
    assert {path.name for path in folder.glob("*.html")} == {
        *("index.html", "search.html", "story-0.html", "story-1.html", "story-2.html")
    }
    text = (folder / "index.html").read_text(encoding="utf-8")
    assert section in unescape(text)
    assert "<World>" not in text


def test_a_title_of_200_letters_is_a_file_and_fits(tmp_path: Path) -> None:
    name = "Bridge" * 34
    week = issue(replace(piece(0), id=name.lower(), headline=name), piece(1))
    folder = written(week, tmp_path)
    record = json.loads((folder / "issue.json").read_text(encoding="utf-8"))
    assert len(record["stories"][0]["file"]) < 100
    assert name in (folder / record["stories"][0]["file"]).read_text(encoding="utf-8")


@pytest.mark.parametrize(("letters", "classes"), [(40, "masthead"), (41, "masthead long")])
def test_the_name_of_a_magazine_is_small_where_it_is_long(
    tmp_path: Path, letters: int, classes: str
) -> None:
    folder = written(replace(issue(piece(0), piece(1)), title="N" * letters), tmp_path)
    for page in ("index.html", "search.html", "story-0.html"):
        text = (folder / page).read_text(encoding="utf-8")
        assert f'class="{classes}"' in text, page
    assert ".masthead.long {" in (folder / "style.css").read_text(encoding="utf-8")


def test_the_editors_letter_stands_on_the_first_page(tmp_path: Path) -> None:
    letter = "Dear <readers>,\n\n  it rained\nall week."
    folder = written(replace(week_of(3), letter=letter, letter_by="Ann Reed"), tmp_path)
    text = (folder / "index.html").read_text(encoding="utf-8")
    assert "From the editor" in text
    for line in ("<p>Dear &lt;readers&gt;,</p>", "<p>it rained all week.</p>", ">Ann Reed</p>"):
        assert line in text
    bare = written(week_of(3), tmp_path / "bare")
    assert "From the editor" not in (bare / "index.html").read_text(encoding="utf-8")
