"""Each module of the placing: what it puts where, and what it does when there is no room."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from builders import article
from placed import too_high, too_wide
from press_weeks import piece, week_of

from digest.edition import Area, Block, Edition, EditionPage, Part
from digest.layout.breaking import Typesetter
from digest.layout.cover import cover as layout_cover
from digest.layout.placing import _page as laid_page
from digest.layout.placing import areas
from digest.layout.placing.adverts import advert_part
from digest.layout.placing.back import back_parts
from digest.layout.placing.compositor import ELLIPSIS, Compositor
from digest.layout.placing.contents import contents_page, evened
from digest.layout.placing.cover import cover_page
from digest.layout.placing.cover_title import strip
from digest.layout.placing.five import line_part
from digest.layout.placing.links import linked, outlet
from digest.layout.placing.nameplate import nameplate
from digest.layout.placing.stories import story_part
from digest.layout.placing.text import fitted
from digest.layout.placing.titles import title_part
from digest.layout.rationing import CONTENTS, QUARTER
from digest.model import Figure, Frame, Image, Page, Place, Placement, Slot, Strip
from digest.themes import Measurer, Theme, load_theme
from digest.themes.colours import CONTRAST, contrast

LANGUAGES = ("en", "fr", "de", "es", "it", "ar")
SOME_SLOW = [
    language if language in ("fr", "ar") else pytest.param(language, marks=pytest.mark.slow)
    for language in LANGUAGES
]
ATLAS, FOLIO = load_theme("atlas"), load_theme("folio")
MEASURES = {"atlas": Measurer(ATLAS), "folio": Measurer(FOLIO)}
LONG = (
    "Every Week on the Harbour, the Basin, the Bridges and the Ferries of the Northern Coast " * 2
)


def compositor(
    theme: Theme = ATLAS, pages: tuple[Page, ...] = (), count: int = 3, **changes: Any
) -> Compositor:
    issue = replace(week_of(count), **changes)
    return Compositor(issue, pages, theme, MEASURES[theme.name])


def edition(of: Compositor, *parts: Part, page: EditionPage | None = None) -> Edition:
    """An edition of one page with *parts*."""
    from digest.layout.placing import _paper

    issue = of.issue
    own = page or EditionPage(number=2, pattern="two", parts=parts)
    return Edition(
        number=1, week="2025-W30", starts=issue.week.starts, ends=issue.week.ends,
        title=issue.title, language=issue.language, theme=of.theme.name,
        paper=_paper(of.theme), dates="", right_to_left=of.right_to_left, pages=(own,),
    )  # fmt: skip


def fits(of: Compositor, *parts: Part, page: EditionPage | None = None) -> bool:
    whole = edition(of, *parts, page=page)
    assert [*too_wide(whole, of.theme), *too_high(whole, of.theme)] == []
    return True


def texts(part: Part) -> str:
    return " ".join(EditionPage(number=1, pattern="", parts=(part,)).texts())


# --- compositor, areas, links ----------------------------------------------------------------------


def test_a_text_is_shortened_to_its_width_and_no_further() -> None:
    of = compositor()
    text = of.shortened("The harbour board of the northern coast", "kicker", 120)
    assert text.endswith(ELLIPSIS)
    assert of.width(text, "kicker") <= 120
    longer = "The harbour board of the northern coast"[: len(text) + 1]
    assert of.width(longer + ELLIPSIS, "kicker") > 120
    assert of.shortened("City", "kicker", 120) == "City"


def test_a_name_that_contains_another_is_one_link() -> None:
    story = piece(0)
    one = replace(story.articles[0], source="The Post", url="https://example.org/1")
    two = article(id="p:2", source="The Post Online", url="https://example.org/2")
    story = replace(story, articles=(one, two))
    (line,) = linked(["From The Post Online, The Post"], story, compositor())
    assert [(span.text, span.link[-1:]) for span in line] == [
        ("From ", ""),
        ("The Post Online", "2"),
        (", ", ""),
        ("The Post", "1"),
    ]


def test_a_name_over_two_lines_is_a_link_on_each() -> None:
    story = piece(0)
    one = replace(story.articles[0], source="The Evening Post", url="https://example.org/1")
    story = replace(story, articles=(one,))
    first, second = linked(["From The", "Evening\u00a0Post"], story, compositor())
    assert [span.text for span in first if span.link] == ["The"]
    assert [span.text for span in second if span.link] == ["Evening\u00a0Post"]


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    story = piece(0)
    one = replace(story.articles[0], url="javascript:alert(1)")
    story = replace(story, articles=(one,))
    assert not outlet(story, one.id, compositor()).link
    assert not any(span.link for line in linked(["The Gull"], story, compositor()) for span in line)


def test_the_margin_changes_sides_with_the_page() -> None:
    design = FOLIO.design
    assert areas.margin(design, 1).x == design.width + design.gap
    assert areas.margin(design, 2).end == -design.gap
    united = areas.united([areas.margin(design, 1, top=10, height=5), areas.margin(design, 2)])
    assert (united.y, united.width) == (0, design.width + 2 * (design.gap + design.notes))


# --- Adverts ------------------------------------------------------------------------------------------


def advert(of: Compositor, height: int, content: str = "invitation") -> Part | None:
    slot = Slot(kind="panel", columns=1, column=1, width=1, line=1, height=height)
    return advert_part(Placement(story="", box="advert", style=content, slots=(slot,)), of)


@pytest.mark.parametrize("language", SOME_SLOW)
@pytest.mark.parametrize("theme", [ATLAS, FOLIO], ids=["atlas", "folio"])
def test_an_advert_fits_at_every_height(theme: Theme, language: str) -> None:
    for title in ("Atlas Weekly", LONG.strip()):
        of = compositor(theme, language=language, title=title)
        for height in range(7, theme.design.lines // QUARTER + 1):
            invitation, explanation = (advert(of, height, content) for content in CONTENTS)
            assert invitation is not None
            assert fits(of, invitation), height
            assert explanation is None or fits(of, explanation), height
        assert explanation is not None, "not even the highest panel explains"


def test_an_advert_explains_how_summaries_are_made_or_names_the_magazine() -> None:
    of = compositor()
    invitation, explanation = (advert(of, 9, content) for content in CONTENTS)
    assert invitation is not None
    assert explanation is not None
    assert invitation.blocks[0].row("masthead")
    assert not invitation.blocks[0].row("title")
    assert explanation.blocks[0].row("title")
    assert not explanation.blocks[0].row("masthead")


def test_an_advert_too_low_for_its_text_is_not_printed() -> None:
    of = compositor()
    assert advert(of, 4, "explanation") is None
    slot = Slot(kind="panel", columns=1, column=1, width=1, line=1, height=4)
    one = Placement(story="", box="advert", style="explanation", slots=(slot,))
    page = Page(number=2, pattern="advert", placements=(one,))
    assert laid_page(page, replace(of, pages=(page,))).parts == ()


@pytest.mark.parametrize("theme", [ATLAS, FOLIO], ids=["atlas", "folio"])
@pytest.mark.parametrize(
    ("height", "content", "times"),
    [
        (12, "explanation", 0),
        (4, "explanation", 1),
        (12, "invitation", 1),
    ],
)
def test_what_an_advert_explains_is_not_said_again_on_the_back(
    theme: Theme, height: int, content: str, times: int
) -> None:
    slot = Slot(kind="panel", columns=1, column=1, width=1, line=1, height=height)
    one = Placement(story="", box="advert", style=content, slots=(slot,))
    page = Page(number=2, pattern="advert", placements=(one,))
    of = compositor(theme, pages=(page,))
    parts = tuple(back_parts(Page(number=4, pattern="back"), of))
    assert fits(of, *parts)
    said = " ".join(map(texts, parts))
    assert said.count("How summaries are made") == times
    assert said.count("Colophon") == 1


# --- Titles ------------------------------------------------------------------------------------------


def test_a_sentence_stands_beside_a_title_where_it_fits() -> None:
    of = compositor()
    part = title_part("In brief", "The rest of the week in a few lines.", 2, of)
    aside = part.block("aside")
    assert aside is not None
    assert aside.area.end == pytest.approx(of.design.width)
    assert fits(of, part)


def test_a_sentence_without_room_goes_into_the_margin_or_away() -> None:
    long = "Sources and outlets and everything that there is beside them"
    assert title_part(long, "A sentence.", 2, compositor(ATLAS)).block("aside") is None
    part = title_part(long, "A sentence.", 2, compositor(FOLIO))
    aside = part.block("aside")
    assert aside is not None
    assert aside.variant == "note"
    assert aside.area.end < 0


@pytest.mark.parametrize("theme", [ATLAS, FOLIO], ids=["atlas", "folio"])
def test_a_title_is_no_wider_than_its_page_and_its_size_else_the_style_s(theme: Theme) -> None:
    of, size = compositor(theme), theme.design.style("page-title").size
    long = title_part("Sources and outlets and everything that there is beside them", "", 2, of)
    (row,) = next(block for block in long.blocks if block.kind == "title").rows
    assert 0 < row.size < size
    assert fits(of, long)
    short = title_part("Brief", "", 2, compositor(ATLAS))
    (row,) = next(block for block in short.blocks if block.kind == "title").rows
    assert not row.size


def test_a_line_of_the_week_has_its_page_and_a_whole_outlet_or_none() -> None:
    def said(name: str, section: str = "City") -> str:
        made = week_of(9)
        one = replace(made.stories[0], section=section)
        one = replace(one, articles=tuple(replace(each, source=name) for each in one.articles))
        of = compositor(count=9, stories=(one, *made.stories[1:]))
        text = one.summary.sentences[0]
        slot = Slot(
            kind="line",
            style="deck",
            columns=1,
            column=1,
            width=1,
            line=6,
            height=4,
            lines=(text.text[:20],),
        )
        line = Placement(story=one.id, box="line", slots=(slot,), sentences=(text,))
        page = Page(number=3, pattern="five-lines", placements=(line,))
        story_page = Page(
            number=7, pattern="one", placements=(Placement(story=one.id, box="news"),)
        )
        whole = Compositor(of.issue, (page, story_page), ATLAS, MEASURES["atlas"])
        part = line_part(page, line, whole)
        assert fits(whole, part)
        return " ".join(texts(replace(part, blocks=(block,))) for block in part.blocks[2:])

    assert said("The Gull") == "page 7 · The Gull"
    assert said("The Gull and the Heron of all the Northern Coasts " * 4) == "page 7"
    assert said("The Gull", "Municipal Councils and Public Housing " * 2) == "page 7"
    assert said("The Gull", "Municipal Councils and Public Housing " * 4) == ""


# --- Nameplate, cover -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_fits_its_place(language: str) -> None:
    for title in ("Atlas", "Atlas Weekly", LONG.strip()):
        of = compositor(title=title, language=language)
        row = nameplate(of, width=300, height=60)
        assert row.leading * len(row.lines) <= 60.5
        assert " ".join("".join(span.text for span in line) for line in row.lines) == title


def cover_of(theme: Theme, kind: str, *, language: str = "en", **changes: Any) -> EditionPage:
    """The cover of a week that has a picture, a quotation and a figure for each kind."""
    of = compositor(theme, count=6, language=language, **changes)
    covers = tuple(one for one in theme.design.covers if one.name == kind)
    design = replace(theme.design, covers=covers)
    typesetter = Typesetter(design, Pictured(theme, kind))
    stories = [
        replace(
            story,
            language=language,
            picture=Image(src="", path=f"{number}.jpg", alt="A pier"),
            figures=(Figure(value="31 to 12", label="", sentence=news),),
            quotes=tuple(replace(quote, sentence=news) for quote in story.quotes),
        )
        for number, story in enumerate(of.issue.stories)
        for news in story.summary.first(1)
    ]
    issue = replace(of.issue, stories=tuple(stories))
    flat = layout_cover(issue, stories, typesetter)
    of = Compositor(issue, (flat,), theme, typesetter.measure, typesetter)
    return cover_page(flat, of)


class Pictured(Measurer):
    """Every picture is large, and high where the kind asks for that."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__(theme)
        self.pixels = (2400, 3000) if kind in ("full", "split") else (2400, 1600)

    def size(self, image: Image) -> tuple[int, int] | None:  # noqa: ARG002
        return self.pixels


KINDS = [(theme, one.name) for theme in (ATLAS, FOLIO) for one in theme.design.covers]


@pytest.mark.parametrize(("theme", "kind"), KINDS, ids=[f"{t.name}-{k}" for t, k in KINDS])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_cover_by_kind(theme: Theme, kind: str, language: str) -> None:
    if kind == "initial" and language == "ar":
        pytest.skip("no letter stands alone where letters join")
    page = cover_of(theme, kind, language=language)
    of = compositor(theme, language=language)
    assert (page.variant, page.bleeds) == (kind, True)
    blocks = page.parts[0].blocks
    assert [block.kind for block in blocks if block.kind == "main"] == ["main"]
    assert fits(of, page=page)
    one = next(one for one in theme.design.covers if one.name == kind)
    assert sum(block.kind == "art" for block in blocks) == len(one.art)
    assert sum(block.kind == "tag" for block in blocks) == (len(one.art) if one.tags else 0)
    assert any(block.kind == "poster" for block in blocks) is (one.words is not None)
    assert any(block.kind == "ornament" for block in blocks) is bool(one.ornament)
    assert {block.ground for block in blocks if block.kind == "art"} <= {one.dark or one.tags}


@pytest.mark.parametrize("theme", [ATLAS, FOLIO], ids=["atlas", "folio"])
def test_a_long_name_of_the_magazine_stays_over_the_cover(theme: Theme) -> None:
    for kind in theme.design.covers:
        page = cover_of(theme, kind.name, title=LONG.strip())
        assert fits(compositor(theme, title=LONG.strip()), page=page), kind.name


def test_what_is_said_on_a_ground_of_colour_can_be_read() -> None:
    for theme, kind in KINDS:
        page = cover_of(theme, kind)
        fields = [block for block in page.parts[0].blocks if block.kind in ("field", "tag")]
        for part in page.parts:
            for block in part.blocks:
                under = [one for one in fields if within(block.area, one.area)]
                ground = under[-1].colour if under else theme.colours["paper"]
                for row in block.rows:
                    if row.colour and not any(one.ground for one in page.parts[0].blocks):
                        assert contrast(row.colour, ground) >= CONTRAST, (kind, block.kind)


def within(one: Area, other: Area) -> bool:
    return (
        one.x >= other.x - 0.1
        and one.y >= other.y - 0.1
        and one.end <= other.end + 0.1
        and one.foot <= other.foot + 0.1
    )


def test_the_strip_leaves_out_what_has_no_room() -> None:
    def roles(**changes: Any) -> list[str]:
        (row,) = strip(compositor(**changes), "").rows
        return [span.role for span in row.lines[0] if span.role]

    assert roles(tagline="Short") == ["tagline", "number", "dates", "price"]
    assert roles(tagline="Long enough " * 9) == ["number", "dates"]


# --- Contents, back page ------------------------------------------------------------------------------


def test_the_contents_count_what_the_issue_was_made_from() -> None:
    for theme in (ATLAS, FOLIO):
        of = compositor(theme)
        page = contents_page(Page(number=2, pattern="contents"), of)
        made = next(part for part in page.parts if part.box == "made")
        assert "3" in texts(made)
        assert fits(of, page=page)


@pytest.mark.parametrize("theme", [ATLAS, FOLIO], ids=["atlas", "folio"])
@pytest.mark.parametrize(
    "website", ["", "https://example.org/", "https://example.org/" + "a" * 400]
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_back_page_fits(theme: Theme, website: str, language: str) -> None:
    for title in ("Atlas Weekly", LONG.strip()):
        of = compositor(theme, title=title, website=website, language=language)
        parts = tuple(back_parts(Page(number=4, pattern="back"), of))
        assert fits(of, *parts)
        codes = [block for part in parts for block in part.blocks if block.kind == "code"]
        assert bool(codes) is bool(website)


def test_a_back_page_of_few_sources_shows_a_picture_of_a_story_inside() -> None:
    """A picture that stands nowhere else is best; that of the cover is never taken."""

    class Wide(Measurer):
        def size(self, image: Image) -> tuple[int, int] | None:
            return (int(image.path), 1400) if image.path else None

    def last_pictures(*widths: int) -> list[Any]:
        stories = tuple(
            replace(story, quotes=(), picture=Image(src="p", path=str(width), alt=""))
            for story, width in zip(week_of(3).stories, widths, strict=True)
        )
        slot = Slot(kind="picture", columns=3, column=1, width=1, line=1, height=9)
        cover, *inside = (Placement(story=one.id, box="b", style="news") for one in stories)
        with_picture = replace(inside[-1], slots=(slot,))
        frame = Frame(columns=3, column=1, line=1, height=6)
        sources = Page(number=3, pattern="back", placements=(replace(cover, frames=(frame,)),))
        body = Page(number=2, pattern="two", placements=(cover, *inside[:-1], with_picture))
        pages = (Page(number=1, pattern="cover", placements=(cover,)), body, sources)
        of = Compositor(replace(week_of(3), stories=stories), pages, ATLAS, Wide(ATLAS))
        parts = tuple(back_parts(sources, of))
        assert fits(of, *parts)
        blocks = [block for part in parts for block in part.blocks if block.kind == "picture"]
        return [block.image and block.image.image.path for block in blocks]

    assert last_pictures(1800, 1700, 1600) == ["1700"]
    assert last_pictures(1800, 900, 1600) == ["1600"]
    assert last_pictures(1800, 900, 900) == []


# --- Stories --------------------------------------------------------------------------------------------


def placed_text(lines: tuple[str, ...], box: str, pattern: str, *, closes: bool = True) -> Part:
    of = compositor()
    story = of.issue.stories[0]
    own = next(one for one in of.design.pattern(pattern).boxes if one.name == box)
    frame = Frame(
        columns=own.columns, column=1, line=5, height=40,
        strips=(Strip(lines=lines, language="en", closes=closes),),
    )  # fmt: skip
    head = Slot(
        kind="head", columns=own.columns, column=1, width=own.width, line=1, height=4,
        lines=("A headline",), style=own.head,
    )  # fmt: skip
    placement = Placement(story=story.id, box=box, slots=(head,), frames=(frame,))
    page = Page(number=3, pattern=pattern, placements=(placement,))
    return story_part(page, placement, replace(of, pages=(page,)))


TEXT = (
    "The harbour board welcomed the plan for",
    "a second bridge after a night of talks",
    "by a",
) * 2


def test_a_drop_cap_takes_its_letter_from_the_first_line() -> None:
    part = placed_text(TEXT, "story", "opener")
    paragraph = part.columns[0].paragraphs[0]
    assert paragraph.initial == "T"
    assert paragraph.lines[0].text.startswith("he harbour")
    starts = [line.start for line in paragraph.lines]
    lines = ATLAS.design.initial_lines
    assert all(starts[:lines])
    assert not any(starts[lines:])


def test_a_paragraph_lower_than_a_drop_cap_has_none() -> None:
    assert placed_text(TEXT[:1], "story", "opener").columns[0].paragraphs[0].initial == ""


def test_the_last_line_of_a_paragraph_is_not_justified() -> None:
    paragraph = placed_text(TEXT, "story", "opener").columns[0].paragraphs[0]
    assert [line.justified for line in paragraph.lines] == [True] * 5 + [False]
    runs_on = placed_text(TEXT, "story", "opener", closes=False).columns[0].paragraphs[0]
    assert all(line.justified for line in runs_on.lines)


def test_a_justified_line_opens_no_word_space_beyond_the_widest() -> None:
    of = compositor()
    text = "The board welcomed it"
    width = of.width(text, "wide")
    assert fitted(text, "wide", "en", width + 2, of)[1] == 0
    points, short = fitted(text, "wide", "en", width + 80, of)
    assert points > 0
    assert 0 < short < 80


def test_the_end_mark_stands_after_a_story_s_last_paragraph() -> None:
    part = placed_text(TEXT, "story", "opener")
    assert part.columns[0].paragraphs[-1].ends


def test_a_brief_has_its_section_over_it_where_the_head_has_a_line_for_it() -> None:
    of = compositor()
    story = of.issue.stories[-1]

    def brief(height: int) -> Part:
        head = Slot(
            kind="head", columns=3, column=1, width=1, line=6, height=height,
            lines=("A headline",), style="brief-head",
        )  # fmt: skip
        placement = Placement(story=story.id, box="brief", style="brief", slots=(head,))
        page = Page(number=3, pattern="briefs", placements=(placement,))
        return story_part(page, placement, replace(of, pages=(page,)))

    assert [row.role for row in brief(1).blocks[0].rows] == ["headline"]
    assert [row.role for row in brief(2).blocks[0].rows] == ["kicker", "headline"]


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("theme", [ATLAS], ids=["atlas"])
def test_a_panel_fits_its_slot(theme: Theme, count: int, language: str) -> None:
    from digest.layout.breaking import Typesetter
    from digest.layout.parts import reports

    articles = tuple(
        article(id=f"r:{number}", source=f"Outlet {number}", title=LONG[: 40 + 20 * number])
        for number in range(count)
    )
    story = replace(piece(0, place=Place.LEAD), articles=articles)
    of = compositor(theme, language=language)
    of = replace(of, issue=replace(of.issue, stories=(story,)))
    own = theme.design.pattern("essay").boxes[0]
    slot = reports(story, own, Typesetter(theme.design, of.measure))
    placement = Placement(story=story.id, box="story", slots=(replace(slot, line=1),))
    page = Page(number=3, pattern="essay", placements=(placement,))
    part = story_part(page, placement, replace(of, pages=(page,)))
    assert fits(of, part)
    # What the rows leave of the slot's whole lines parts them: the last one ends at the foot.
    (panel,) = part.blocks
    taken = of.height(panel.rows) + 2 * panel.padding[0]
    assert taken == pytest.approx(panel.area.height, abs=0.1)


def entry(story: str, x: float, y: float, height: float, style: str = "light") -> Part:
    area = Area(x=x, y=y, width=150, height=height)
    block = Block(kind="entry", area=area)
    return Part(story=story, box="contents", style=style, area=area, blocks=(block,))


def test_stories_that_are_only_named_have_the_same_white_above_them() -> None:
    left = [
        entry("", 0, 0, 12, ""),
        entry("a", 0, 12, 12),
        entry("b", 0, 36, 24),
        entry("c", 0, 60, 12),
        entry("", 0, 96, 12, ""),
        entry("d", 0, 108, 12),
        entry("e", 0, 123, 12),
    ]
    right = [entry("f", 200, 0, 12), entry("g", 200, 123, 12)]
    large = entry("h", 0, -60, 12, "told")
    moved = evened([large, *left, *right])
    assert moved[0] == large
    assert moved[-2:] == right
    assert [part.area.y for part in moved[1:-2]] == [0, 12, 29, 58, 94, 106, 123]
    assert all(block.area == part.area for part in moved for block in part.blocks)


def test_no_story_moves_over_one_that_is_told() -> None:
    def entry(story: str, y: float, style: str = "light") -> Part:
        area = Area(x=0.0, y=y, width=100.0, height=24.0)
        return Part(box="contents", area=area, story=story, style=style)

    told = [entry("", 0, ""), entry("a", 30, "told"), entry("b", 60)]
    below = [entry("", 110, ""), entry("c", 140), entry("", 190, ""), entry("d", 220)]
    moved = evened([*told, *below])
    assert [part.area.y for part in moved[:3]] == [0, 30, 60]
    assert all(lower.area.y >= upper.area.foot for upper, lower in pairwise(moved))
