"""theme.toml: what a theme may ask for, and what it is told when it asks for more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from builders import copy_tree
from editions import document, laid_out, printed
from press_weeks import piece, week_of

from digest.errors import UsageError
from digest.layout import compose
from digest.layout.breaking import Typesetter
from digest.layout.margin import note_lines, noted
from digest.layout.placing import areas
from digest.press.render import css
from digest.themes import Measurer, load_theme, paper, theme_names
from digest.themes import theme as themes
from digest.themes.colours import contrast

Written = Callable[[str, str], None]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Written:
    """A copy of Folio called "mine", one text of its theme.toml replaced."""
    root = tmp_path / "templates"
    copy_tree(themes.templates(), root)
    copy_tree(root / "folio", root / "mine")
    monkeypatch.setattr(themes, "templates", lambda: root)

    def write(old: str, new: str) -> None:
        file = root / "mine" / "theme.toml"
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new, 1))

    return write


BOX = 'line = 22, width = 1, height = 16, style = "news"'


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "leading = 13.0\nlines",
            "lead = 13.0\nlines",
            r", line \d+: \[page\] Unknown key 'lead'\. Did you mean 'leading'\?",
        ),
        (
            "[standing]",
            "[running]",
            r", line 16: Unknown key 'running'",
        ),
        (
            'size = "A5"',
            'size = "B5"',
            r"line 6: \[page\] size: 'B5' is not a size of paper; write one of A4, A5, Letter, tablet",
        ),
        ('size = "A5"', "size = [20, 30]", r"\[page\] size: \[20, 30\] is not a size of paper"),
        ("lines = 37", "lines = 50", r"\[page\] lines: 50 lines .*; 41 lines fit"),
        ("notes = 72.0", "notes = 100.0", r"\[page\] notes: .* 113 wide.*108; write 87 or less"),
        ("inner = 40.0", "inner = 240.0", r"\[page\] inner: .*leave 150 at least"),
        (
            "2 = 16.0 }",
            "2 = 200.0 }",
            r"\[page\] gutters: 2 columns with gutters of 200 do not fit",
        ),
        (
            "lists = 2",
            "lists = 3",
            r"\[standing\] lists: the page has no grid of 3 columns; \[page\] gutters has 1, 2",
        ),
        (
            "brief = [5, 9]",
            "brief = 5",
            r"\[standing\] brief: must be a list, each item a whole number",
        ),
        (
            'ink = "#211d18"',
            'ink = "black"',
            r"\[colours\] ink: 'black' is not a colour; write it as",
        ),
        (
            'muted = "#5f574b"',
            'muted = "#a09a90"',
            r"\[colours\] muted: #a09a90 on paper .* contrast of 2\..*make it darker",
        ),
        ('"#43456b"', '"#d0d0ff"', r"\[colours\] sections: #d0d0ff on paper"),
        (
            '["Newsreader", "Source Serif 4", "Amiri"]',
            '["Comic Neue"]',
            r"\[fonts\] display: .*'Comic Neue'.*pip install fontpkg-comic-neue",
        ),
        (
            'note = { family = "display"',
            'note = { family = "script"',
            r"\[styles\] note family: Unknown role of \[fonts\] 'script'",
        ),
        (
            "note = { family",
            "nota = { family",
            r"line \d+: \[styles\] nota: has no style 'note'; did you mean it by 'nota'",
        ),
        ("size = 68.0", 'size = "68"', r"\[styles\] initial size: must be a number, not '68'"),
        ("weight = 300 }", "weight = 350 }", r"\[styles\] initial weight: must be a hundred"),
        (
            BOX,
            BOX.replace('"news"', '"poem"'),
            r"line \d+: \[\[pattern\]\] two, box lower style: Unknown style of a box 'poem'",
        ),
        (
            BOX,
            BOX.replace("line = 22", "line = 30"),
            r"two, box lower height: line 30 and a height of 16 leave the page's 37 lines",
        ),
        (
            BOX,
            BOX.replace("line = 22", "line = 20"),
            r"two boxes upper and lower overlap",
        ),
        (
            BOX,
            BOX.replace("line = 22, width = 1, height = 16", "line = 21, width = 1, height = 17"),
            r"two boxes upper and lower touch; leave a line free between them",
        ),
        (
            BOX,
            BOX.replace("height = 16", "height = 14"),
            r"two, box lower height: the box ends on line 35 of 37, and none stands beneath; make it 16 lines",
        ),
        (
            "shift = 5",
            "shift = 12",
            r"two shift: 12 leaves box upper or lower fewer than 6 lines; write 10 or less",
        ),
        (
            BOX,
            BOX.replace("width = 1", "width = 2"),
            r"two, box lower width: column 1 and a width of 2 do not fit into 1 columns",
        ),
        (
            BOX,
            BOX.replace("height", "depth"),
            r"two, box lower Unknown key 'depth'",
        ),
        ('title = "Folio"', "title = 3", r"line 2: title: must be text in quotation marks, not 3"),
        ('name = "three"', 'name = "two"', r"two name: there is another pattern of this name"),
        (
            BOX,
            'line = 22, width = 1, height = 16, art = { column = 1, width = 2, least = 8, most = 9 }, style = "news"',
            r"two, box lower, art width: column 1 and a width of 2 leave the box's 1 columns",
        ),
        (
            f"columns = 1, column = 1, {BOX}",
            'columns = 2, column = 1, line = 22, width = 2, height = 16, art = { width = 1, least = 8, most = 9 }, style = "news"',
            r"two, box lower, art width: a picture over 1 of 2 columns above the headline leaves a hole",
        ),
        (
            "least = 9, most = 26",
            "least = 9, most = 40",
            r"essay, box story, art most: from 9 to 40 lines do not fit a box of 37",
        ),
    ],
)
def test_a_theme_that_asks_for_too_much_is_told_so(
    old: str, new: str, told: str, written: Written
) -> None:
    written(old, new)
    with pytest.raises(UsageError, match=f"theme 'mine': theme.toml.*{told}"):
        load_theme("mine")


@pytest.mark.parametrize(
    ("size", "points"),
    [
        ("A4", (595.28, 841.89)),
        ("Letter", (612.0, 792.0)),
        ("210x280", (595.28, 793.70)),
        ("210 × 280", (595.28, 793.70)),
        ([400, 600], (400.0, 600.0)),
    ],
)
def test_paper_goes_by_name_by_millimetres_or_by_points(
    size: object, points: tuple[float, float]
) -> None:
    assert paper.paper_size(size) == pytest.approx(points, abs=0.01)


def test_a_size_may_be_a_whole_number(written: Written) -> None:
    written('body = { family = "text", size = 9.5', 'body = { family = "text", size = 9')
    theme = load_theme("mine")
    assert Measurer(theme).width("harbour", "body", "en") == pytest.approx(
        Measurer(load_theme("folio")).width("harbour", "body", "en") * 9 / 9.5, rel=0.01
    )


def test_a_folder_is_a_theme(written: Written) -> None:
    written('title = "Folio"', 'title = "Mine"')
    assert "mine" in theme_names()
    assert load_theme("mine").title == "Mine"


def test_a_theme_may_stand_anywhere(tmp_path: Path) -> None:
    copy_tree(themes.templates() / "folio", tmp_path / "own")
    theme = load_theme(str(tmp_path / "own"))
    assert theme.name == "own"
    assert all(folder.is_dir() for folder in theme.folders)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_boxes_of_folio_end_on_the_last_line() -> None:
    design = load_theme("folio").design
    for pattern in design.patterns:
        assert max(box.line + box.height - 1 for box in pattern.boxes) == design.lines, pattern.name


def test_notes_stand_in_the_outer_margin() -> None:
    theme = load_theme("folio")
    design = theme.design
    pages = compose(week_of(12), design=design, measure=Measurer(theme))
    notes = [
        (page.number, slot)
        for page in pages
        for placement in page.placements
        for slot in placement.slots
        if slot.kind == "note"
    ]
    assert notes
    for number, slot in notes:
        place = areas.beside(slot, design, number)
        left = theme.start(number) + place.x
        assert left >= 8
        assert left + place.width <= theme.page[0] - 8
        assert (place.x > design.width) is bool(number % 2)


def test_notes_of_one_page_do_not_meet() -> None:
    theme = load_theme("folio")
    pages = compose(week_of(40), design=theme.design, measure=Measurer(theme))
    for page in pages:
        taken: set[int] = set()
        for slot in (
            slot for placement in page.placements for slot in placement.slots if slot.kind == "note"
        ):
            lines = set(range(slot.line, slot.line + slot.height))
            assert not lines & taken, page.number
            taken |= lines


@pytest.mark.parametrize(
    ("outlet", "lines"),
    [
        ("The Gull", ("From The Gull",)),
        ("The Tidewater Evening Post", ("From The", "Tidewater", "Evening Post")),
    ],
)
def test_notes_divide_no_name(outlet: str, lines: tuple[str, ...]) -> None:
    theme = load_theme("folio")
    typesetter = Typesetter(theme.design, Measurer(theme))
    one = piece(0)
    note = noted(
        replace(one, articles=(replace(one.articles[0], source=outlet),)), typesetter, "en"
    )
    assert tuple(line.replace("\u00a0", " ") for line in note.lines) == lines


def test_a_word_wider_than_the_margin_is_divided() -> None:
    theme = load_theme("folio")
    typesetter = Typesetter(theme.design, Measurer(theme))
    for line in note_lines("Donaudampfschifffahrtsgesellschaftskurier", "de", typesetter):
        assert typesetter.measure.width(line, "note", "de") <= theme.design.notes


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "count"), [pytest.param("en", 8, marks=pytest.mark.slow), ("ar", 5)]
)
def test_folio_prints_without_a_complaint(language: str, count: int, tmp_path: Path) -> None:
    theme = load_theme("folio")
    issue = week_of(count, language=language)
    edition = laid_out(issue, theme)
    made = printed(edition, tmp_path / "issue.pdf", theme)
    assert (*edition.warnings, *made.warnings) == ()
    with pikepdf.open(made.path) as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox[2:]] == pytest.approx(
            theme.page, abs=0.5
        )
        links = {
            str(note.A.URI)
            for page in pdf.pages
            for note in page.get("/Annots", [])
            if "/URI" in note.get("/A", {})
        }
    assert {article.url for story in issue.stories for article in story.articles} <= links


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("theme.css", None, "theme.css is missing"),
        (
            "theme.css",
            ".deck {\n  color: {{ theme.colours.inc }}\n}",
            r"theme.css, line 2, cannot be used \(.*'inc'\)",
        ),
        (
            "stories.html",
            "\n{{ pages }}",
            r"stories.html, line 2, cannot be used \('pages' is undefined\)",
        ),
        (
            "stories.html",
            "{% if page %}",
            r"stories.html, line 1, cannot be used \(Unexpected end of template.*",
        ),
    ],
)
def test_a_wrong_template_is_named_with_its_line(
    file: str, text: str | None, told: str, tmp_path: Path
) -> None:
    copy_tree(themes.templates() / "atlas", tmp_path / "mine")
    wrong = tmp_path / "mine" / file
    wrong.unlink() if text is None else wrong.write_text(text)
    theme = load_theme(str(tmp_path / "mine"))
    edition = laid_out(week_of(1), theme)
    with pytest.raises(UsageError, match=f"theme 'mine': {told}; compare it"):
        css(theme, document(edition, theme), language="en")


@pytest.mark.parametrize("name", ["atlas", "folio"])
def test_spaced_letters_copy_as_words(name: str) -> None:
    """Readers of PDFs take a gap of a tenth of the size for a space between words."""
    styles = load_theme(name).design.styles
    spaced = {key: style for key, style in styles.items() if style.tracking > 0}
    assert "kicker" in spaced
    assert {key for key, one in spaced.items() if one.tracking >= 0.1 * one.size} == set()
