"""Web pages and e-books read into passages, and judged: by small pages written here."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from builders import article

from digest.errors import DigestError
from digest.model import Place, PlannedStory
from digest.proof import pages as reading
from digest.proof import verify
from digest.proof.evidence import Evidence, evidence
from digest.proof.markup import page
from digest.proof.verification import Verification
from digest.proof.verification import verify as judge

FIRST = "The harbour board closed the old pier on Monday."
SECOND = "Two cranes will be moved before winter."
RAIN = "It rained on the northern coast for nine days."
NAMES = ("Sources", "paragraph", "Source of sentence", "Weekly", "No.", "In this issue")


def known(page: int = 7) -> Evidence:
    """Two stories of two outlets: a pier, and rain."""
    pier = article(text=f"Report. {FIRST} {SECOND}\n\nMore.", url="https://gull.example/pier")
    rain = replace(
        article(text=RAIN, title="Rain", url="https://heron.example/rain"),
        id="heron:rain",
        source="The Heron",
    )
    stories = [
        PlannedStory(id=id_, place=Place.NEWS, section="", headline=headline, articles=(of.id,))
        for id_, headline, of in (("pier", "Old pier closes", pier), ("rain", "Rain again", rain))
    ]
    found = evidence([pier, rain], stories, NAMES, [pier] * 40)
    told = tuple(replace(story, page=page) for story in found.stories)
    return replace(found, stories=told, number=3, numbered=frozenset(("No.",)))


STORY = f"""<!DOCTYPE html><html lang="en"><head><title>Old pier closes · Weekly</title>
<meta name="description" content="{FIRST}"></head><body>
<p>Weekly No. 3</p>
<main><h1>Old pier closes</h1><p class="outlets">The Gull</p>
<p><span>{FIRST}</span><sup><a href="#source-1" aria-label="Source of sentence 1">1</a></sup> <span>{SECOND}</span><sup><a href="#source-2">2</a></sup></p>
<h2>Sources</h2><ul><li><strong>The Gull</strong> <a href="https://gull.example/pier">Old pier closes</a></li></ul>
<ol><li id="source-1"><p><span>Report.</span> <mark>{FIRST}</mark> <span>Two cranes …</span></p>
<p><a href="https://gull.example/pier#:~:text=The%20harbour">The Gull</a>, paragraph 1</p></li>
<li id="source-2"><p><span>… on Monday.</span> <mark>{SECOND}</mark> <span>More.</span></p>
<p><a href="https://gull.example/pier">The Gull</a>, paragraph 1</p></li></ol></main>
<nav><a href="rain.html">Rain again</a></nav></body></html>"""
OTHER = f"<html><body><h1>Rain again</h1><p>{RAIN}</p></body></html>"
RECORD = {
    "title": "Weekly",
    "number": 3,
    "stories": [
        {
            "id": "pier",
            "file": "pier.html",
            "language": "en",
            "headline": "Old pier closes",
            "page": 7,
            "text": [
                {
                    "text": FIRST,
                    "outlet": "The Gull",
                    "paragraph": 1,
                    "link": "https://gull.example/pier",
                }
            ],
        }
    ],
}


def site(folder: Path, *, story: str = STORY, record: object = RECORD, css: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "pier.html").write_text(story, encoding="utf-8")
    (folder / "rain.html").write_text(OTHER, encoding="utf-8")
    (folder / "issue.json").write_text(json.dumps(record), encoding="utf-8")
    (folder / "style.css").write_text(css or 'a::after { content: "· " }', encoding="utf-8")
    return folder


def verified(folder: Path) -> Verification:
    return verify(folder, known())


def test_pages_are_found_whole(tmp_path: Path) -> None:
    found = verified(site(tmp_path / "web"))
    assert [str(stray) for stray in found.strays] == []
    assert found.found["sentence"] == 7
    assert found.articles == {"gull:pier-closed", "heron:rain"}
    assert found.unread == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        (f"<span>{FIRST}", f"<span>{FIRST[:-7]}Sunday.", 5, "stands in no article"),
        (f"<span>{FIRST}", f"<span>{RAIN}", 5, "belongs to another story"),
        (f"<span>{FIRST}", f"<span>{SECOND}", 5, "is not the sentence that its number 1 leads to"),
        (f'content="{FIRST}', 'content="Nobody was asked.', 2, "stands in no article"),
        ('outlets">The Gull', 'outlets">The Heron', 4, "belongs to another story"),
        (
            '<a href="https://gull.example/pier">Old',
            '<a href="https://a.example">Old',
            6,
            "leads to",
        ),
        ("<strong>The Gull", "<strong>The Heron", 6, "belongs to another story"),
        ("Report.", "Reports.", 7, "does not stand between these words in its article"),
        ("paragraph 1</p></li>\n", "paragraph 2</p></li>\n", 8, "names another paragraph"),
        ("No. 3", "No. 4", 3, "is another number than 3"),
        ('sentence 1">1', 'sentence 2">1', 5, "is another number than 1"),
        ('">2</a>', '">1</a>', 5, "is another number than 2"),
        ("The%20harbour", "The%20pier", 8, "leads to words that its article does not have"),
        ("Rain again</a>", "Old pier closes</a>", 11, "belongs to another story"),
    ],
)
def test_a_change_is_found_with_its_place(
    old: str, new: str, line: int, reason: str, tmp_path: Path
) -> None:
    assert STORY.count(old) >= 1
    found = verified(site(tmp_path / "web", story=STORY.replace(old, new, 1)))
    told = [str(stray) for stray in found.strays]
    assert any(each.startswith(f"pier.html, line {line}") and reason in each for each in told), told


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        ("page", 8, "stories[0].page"),
        ("headline", "Rain again", "stories[0].headline"),
        ("file", "rain.html", "stories[0].id"),
        ("note", "Nobody was asked.", "stories[0].note"),
    ],
)
def test_a_change_of_the_record_is_found(
    key: str, value: object, place: str, tmp_path: Path
) -> None:
    changed = {**RECORD, "stories": [{**RECORD["stories"][0], key: value}]}  # type: ignore[index,dict-item]
    found = verified(site(tmp_path / "web", record=changed))
    assert f"issue.json, {place}" in [stray.place for stray in found.strays]


def test_the_list_that_pages_search_is_read_but_for_its_rules(tmp_path: Path) -> None:
    story = {
        "file": "pier.html",
        "headline": "Old pier closes",
        "direction": "ltr",
        "text": [FIRST],
    }
    rules = {"letters": {"ß": "ss"}, "articles": ["ال"], "most": 8, "earlier": ["../w/"]}
    folder = site(tmp_path / "web")
    (folder / "search.json").write_text(json.dumps({**rules, "stories": [story]}), encoding="utf-8")
    assert verified(folder).sound
    story["text"] = [FIRST.replace("pier", "ship", 1)]
    (folder / "search.json").write_text(json.dumps({**rules, "stories": [story]}), encoding="utf-8")
    assert [stray.place.split(" ")[1] for stray in verified(folder).strays] == [
        "stories[0].text[0]"
    ]


def test_words_that_a_style_sheet_writes_are_read(tmp_path: Path) -> None:
    found = verified(site(tmp_path / "web", css='p::before {\n content: "Buy now" }'))
    assert [stray.place for stray in found.strays] == ["style.css, line 2"]


def test_a_file_that_digest_does_not_write_is_named(tmp_path: Path) -> None:
    (site(tmp_path / "web") / "extra.js").write_text("document.write('Buy now')")
    assert verified(tmp_path / "web").unread == ("extra.js",)


def test_an_article_that_has_gone_is_the_reason(tmp_path: Path) -> None:
    whole = known()
    gone = replace(whole.stories[0], gone=("gull:more",))
    less = replace(whole, stories=(gone, whole.stories[1]))
    folder = site(tmp_path / "web", story=STORY.replace(f"<span>{FIRST}", "<span>Something else."))
    (first, *_) = verify(folder, less).strays
    assert first.reason == "cannot be looked up: gull:more is not there any more"


def book(path: Path, files: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_a_book_is_read_page_by_page(tmp_path: Path) -> None:
    whole = STORY.replace("<!DOCTYPE html>", "").replace("</h1>", "</h1>\n")
    whole = whole.replace(f'<meta name="description" content="{FIRST}">', "")
    other = f'<html xmlns="http://www.w3.org/1999/xhtml">{OTHER[6:]}'
    files = {
        "issue/pier.xhtml": whole.replace("rain.html", "rain.xhtml"),
        "issue/rain.xhtml": other,
    }
    assert verified(book(tmp_path / "a.epub", files)).strays == ()  # type: ignore[arg-type]
    files["issue/pier.xhtml"] = files["issue/pier.xhtml"].replace("cranes", "crates")
    assert verified(book(tmp_path / "a.epub", files)).strays  # type: ignore[arg-type]


def test_hostile_books_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 100_000)
    monkeypatch.setattr(reading, "MOST_FILES", 20)
    bomb = book(tmp_path / "bomb.epub", {"a.xhtml": b"<p>" + b"a" * 200_000 + b"</p>"})
    many = book(tmp_path / "many.epub", {f"{number}.xhtml": "<p/>" for number in range(21)})
    with zipfile.ZipFile(tmp_path / "twice.epub", "w") as archive:
        archive.writestr("a.xhtml", "<p/>")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.xhtml", "<p/>")
    (tmp_path / "no.epub").write_bytes(b"no book")
    cut = (tmp_path / "many.epub").read_bytes()
    (tmp_path / "cut.epub").write_bytes(cut[: len(cut) // 2])
    laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html><p>&b;</p></html>'
    entities = book(tmp_path / "laughs.epub", {"a.xhtml": laughs})
    for path, reason in (
        (bomb, "larger than any issue"),
        (many, "more than any issue"),
        (tmp_path / "twice.epub", "two files of one name"),
        (tmp_path / "no.epub", "is no e-book"),
        (tmp_path / "cut.epub", "is no e-book"),
        (tmp_path / "missing.epub", "does not exist"),
        (entities, "entities of its own"),
        (book(tmp_path / "bad.epub", {"a.xhtml": "<p>"}), "cannot be read"),
    ):
        with pytest.raises(DigestError, match=reason):
            verified(path)


def test_a_record_that_is_no_json_is_refused(tmp_path: Path) -> None:
    folder = site(tmp_path / "web")
    for text in ("{", "[" * 100_000):
        (folder / "issue.json").write_text(text)
        with pytest.raises(DigestError, match=r"issue\.json: cannot be read"):
            verified(folder)


def test_a_quotation_alone_stands_in_its_own_element_only() -> None:
    of = article(text=f"{FIRST} {SECOND}\n\n“Who asked us?” said Ada Bell. {RAIN}")
    told = PlannedStory(
        id="pier", place=Place.NEWS, section="", headline="Old pier closes", articles=(of.id,)
    )
    known = evidence([of], [told], NAMES, [of])

    def sound(quotation: str) -> bool:
        body = f"<h1>Old pier closes</h1><p>{FIRST} {SECOND}</p>{quotation}<p>{RAIN}</p>"
        passages = page(f"<html><body>{body}</body></html>".encode(), "a.html", (), html=True)
        return judge(passages, known).sound

    assert sound("<blockquote><p>“Who asked us?”</p><p class='outlets'>Ada Bell</p></blockquote>")
    assert sound("<p>“Who asked us?” said Ada Bell.</p>")
    assert not sound("<p>“Who asked us?”</p>")


def test_what_a_browser_shows_is_read_and_nothing_else() -> None:
    source = (
        "<html><body><script>Hidden</script><style>p{}</style><p>One <!-- no --> text<b>s</b></p>"
        '<img src="a.jpg" alt="A pier"><p title="Said">Two</p><template>No</template></body></html>'
    )
    found = page(source.encode(), "a.html", (), html=True)
    assert [one.text for one in found] == ["One texts", "A pier", "Said", "Two"]
