"""Kinds of cover: what each needs, which one an issue takes, what stands on it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from layout_desk import Typewriter, design, headline, lead, setter, stories, told, week

from digest.edition import Area
from digest.layout.breaking import Typesetter
from digest.layout.cover import cover
from digest.layout.covers.areas import borne, cover_areas
from digest.layout.covers.choice import TURNS, choose, inside
from digest.layout.covers.lettering import Room, lettering
from digest.layout.covers.material import figures_of, leading, pictures_of, quotations_of, weight
from digest.layout.covers.ornaments import DRAWINGS, FEWEST, drawn
from digest.model import Figure, Image, Issue, Page, Place, Quote, Story
from digest.themes import load_theme
from digest.themes.covers import CoverArt, CoverKind, CoverText, Edges
from digest.themes.design import Design

SHORT = "A bridge"
HEAD = CoverText(
    area=Edges(left="side", top=-300.0, right="side", bottom=-150.0), largest=60.0, least=15.0
)
PAPER = (595.28, 793.7)


def kind(name: str, **changes: Any) -> CoverKind:
    return CoverKind(name=name, head=HEAD, **changes)


def art(*edges: float, **changes: Any) -> CoverArt:
    left, top, right, bottom = edges
    return CoverArt(area=Edges(left=left, top=top, right=right, bottom=bottom), **changes)


@cache
def atlas() -> tuple[CoverKind, ...]:
    return load_theme("atlas").design.covers


def of_atlas() -> Design:
    return design(covers=atlas(), side=42.14)


def sized(picture: str) -> tuple[int, int]:
    """A picture's size by its name: "p-1200x630.jpg"."""
    wide, high = picture.removesuffix(".jpg").rpartition("-")[2].split("x")
    return int(wide), int(high)


class Named(Typewriter):
    """Pictures are as large as their names say."""

    def size(self, image: Image) -> tuple[int, int] | None:
        return sized(image.path)


def fitting(*printed: Story, **changes: Any) -> list[str]:
    """The kinds of Atlas that these stories make, by leaving out one after the other."""
    found: list[str] = []
    kinds = list(atlas())
    while kinds:
        typesetter = Typesetter(design(covers=tuple(kinds), side=42.14), Named())
        chosen = choose(week(*printed, **changes), printed, typesetter)
        if chosen is None:
            break
        found.append(chosen.kind.name)
        kinds = [one for one in kinds if one.name != chosen.kind.name]
    return found


# --- Which kinds fit -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pixels", "kinds"),
    [
        ("1240x1654", {"full", "split", "screen", "window", "headline"}),
        ("1400x933", {"band", "plate", "screen", "window", "headline"}),
        ("1200x630", {"plate", "screen", "window", "headline"}),
        ("800x1200", {"split", "screen", "window", "headline"}),
        ("350x233", {"screen", "window", "headline"}),
        ("200x150", {"headline"}),
    ],
)
def test_what_the_web_gives_makes_a_cover_with_a_picture(pixels: str, kinds: set[str]) -> None:
    story = lead(picture=f"p-{pixels}.jpg", headline=SHORT, quotes=(), figures=())
    assert set(fitting(story)) == kinds


def test_several_pictures_make_a_mosaic_of_as_many_stories() -> None:
    made = [
        replace(one, picture=Image(src="", path=f"p{number}-1200x800.jpg"), quotes=())
        for number, one in enumerate(stories(5, headline=SHORT))
    ]
    assert {"mosaic", "triptych"} <= set(fitting(*made))
    assert "mosaic" not in fitting(*made[:4])
    again = [replace(one, picture=made[0].picture) for one in made]
    assert "triptych" not in fitting(*again)


def test_a_figure_and_a_quotation_make_a_cover_each() -> None:
    story = lead(headline=SHORT)
    quote = Quote(text="Nobody asked the people here", speaker="Ada", sentence=the(story))
    figure = Figure(value="12,000 people", label="", sentence=the(story))
    assert "quotation" in fitting(replace(story, quotes=(quote,), figures=()))
    assert "figure" in fitting(replace(story, quotes=(), figures=(figure,)))
    assert set(fitting(replace(story, quotes=(), figures=()))) == {"headline"}


def the(story: Story) -> Any:
    """The sentence of its news."""
    return story.summary.first(1)[0]


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("12,000 people", ("12,000", "people")),
        ("£1.4 million", ("£1.4", "million")),
        ("94\u00a0%", ("94\u00a0%", "")),
        ("50 per cent", ("50", "per cent")),
        ("1\u202f100 plaques", ("1\u202f100", "plaques")),
        ("$109,102,430", None),
        ("twelve people", None),
    ],
)
def test_a_figure_is_its_number_and_what_it_counts(
    value: str, parts: tuple[str, str] | None
) -> None:
    story = lead()
    figure = Figure(value=value, label="", sentence=the(story))
    found = [parts for _, *parts in figures_of(replace(story, figures=(figure,)))]
    assert found == ([list(parts)] if parts else [])


def test_a_figure_of_an_aside_makes_no_cover() -> None:
    story = lead(headline=SHORT)
    aside = story.summary.sentences[story.summary.order[-1]]
    assert aside not in story.summary.first(2)
    figure = Figure(value="12,000 people", label="", sentence=aside)
    assert not list(figures_of(replace(story, figures=(figure,))))
    named = replace(story, headline="Pier costs 12,000 people their work", figures=(figure,))
    assert list(figures_of(named))


@pytest.mark.parametrize(("letters", "count"), [(23, 0), (24, 1), (190, 1), (191, 0)])
def test_a_quotation_of_a_poster_is_neither_a_word_nor_a_paragraph(
    letters: int, count: int
) -> None:
    story = lead()
    quote = Quote(text="x" * letters, speaker="Ada", sentence=the(story))
    nobody = replace(quote, speaker="")
    assert len(list(quotations_of(replace(story, quotes=(quote, nobody))))) == count


def test_a_quotation_about_something_else_than_the_headline_makes_no_cover() -> None:
    story = lead(headline="Pier closed")
    aside = story.summary.sentences[story.summary.order[-1]]
    quote = Quote(text="That is more than anyone expected", speaker="Ada", sentence=aside)
    of_it = replace(quote, text="The pier is more than anyone expected")
    news = replace(quote, sentence=the(story))
    told_of = replace(story, quotes=(quote, of_it, news))
    assert list(quotations_of(told_of)) == [of_it, news]


# --- Areas ---------------------------------------------------------------------------------------


def test_edges_count_from_both_sides_of_the_paper() -> None:
    edges = Edges(left="side", top=-100.0, right=-40.0, bottom=0.0)
    assert edges.area((600.0, 800.0), 50.0, 0.0) == (50.0, 700.0, 510.0, 100.0)
    under = Edges(left=0.0, top="art", right="side", bottom=-20.0)
    assert under.area((600.0, 800.0), 50.0, 300.0) == (0.0, 300.0, 550.0, 480.0)


PLACE = Area(x=0.0, y=0.0, width=480.0, height=300.0)


def test_a_picture_of_its_own_shape_is_as_large_as_its_pixels_bear() -> None:
    own = art(0, 0, 0, 0, own=True, least=60.0)
    small = borne(own, PLACE, (600, 300), 150.0)
    assert small is not None
    assert (small.width, small.height) == (288.0, 144.0)
    assert borne(own, PLACE, (200, 100), 150.0) is None
    # One that nearly fills the width does, cropped a little.
    wide = borne(own, PLACE, (1400, 933), 150.0)
    assert wide is not None
    assert (wide.width, wide.height) == (480.0, 300.0)


def test_a_crop_leaves_most_of_a_picture_or_is_not_made() -> None:
    place = art(0, 0, 0, 0, least=100.0, kept=0.7)
    lower = borne(place, PLACE, (4000, 1200), 150.0)
    assert lower is not None
    assert lower.height == pytest.approx(480 / (4000 / 1200 * 0.7), abs=0.1)
    assert borne(place, PLACE, (1000, 4000), 150.0) is None
    assert borne(replace(place, shape=(1.0, 2.0)), PLACE, (4000, 1200), 150.0) is None


def test_a_crop_has_pixels_enough_in_width_too() -> None:
    narrow = replace(PLACE, width=333.3, height=500.0)
    area = borne(art(0, 0, 0, 0, least=400.0, kept=0.5), narrow, (900, 900), 150.0)
    assert area is not None
    # The crop is as high as the picture and has whole pixels.
    assert int(900 * area.width / area.height) >= area.width * 150 / 72


@pytest.mark.parametrize("theme", ["atlas", "folio"])
def test_no_two_parts_of_a_cover_share_a_place(theme: str) -> None:
    of = load_theme(theme).design
    for one in of.covers:
        areas = cover_areas(one, [(4000, 3000)] * len(one.art), of)
        areas = areas or cover_areas(one, [(3000, 4000)] * len(one.art), of)
        assert areas is not None, one.name
        texts = [area for area in (areas.words, areas.head, areas.teasers) if area]
        grounds = [*areas.art, *([areas.drawn] if areas.drawn else [])]
        everything = texts if one.dark else [*grounds, *texts]
        for number, first in enumerate(everything):
            for second in everything[number + 1 :]:
                assert not overlap(first, second), (one.name, first, second)
        for area in everything:
            assert area.end <= of.paper[0] + 0.1
            assert area.foot <= of.paper[1] + 0.1
            assert area.y >= of.cover.strip + 13 or one.dark


def overlap(one: Area, other: Area) -> bool:
    across = min(one.end, other.end) - max(one.x, other.x)
    down = min(one.foot, other.foot) - max(one.y, other.y)
    return across > 0.1 and down > 0.1


# --- Letters -------------------------------------------------------------------------------------

ROOM = Room(width=300.0, height=120.0, largest=80.0, least=10.0, most=4)


def test_a_text_is_as_large_as_its_place_allows() -> None:
    short = lettering("Hi", "cover-head", "en", ROOM, setter())
    long = lettering(headline(3, 12), "cover-head", "en", ROOM, setter())
    assert short.size == 80.0
    assert long.size < short.size
    assert long.height <= 120
    assert len(long.lines) <= 4
    assert max(map(len, long.lines)) * long.size / 2 <= 300


def test_a_word_is_set_smaller_rather_than_divided() -> None:
    word = lettering("x" * 20, "cover-head", "en", ROOM, setter())
    assert word.lines == ("x" * 20,)
    assert word.fits
    assert not lettering("x" * 200, "cover-head", "en", ROOM, setter()).fits


def test_a_headline_of_200_letters_fits_every_kind_of_cover() -> None:
    long = ("harbour board asks for bridges " * 8)[:200].strip()
    story = lead(picture="p-1400x933.jpg", headline=long, quotes=(), figures=())
    assert {"plate", "screen", "headline"} <= set(fitting(story))
    page = cover(week(story), [story], Typesetter(of_atlas(), Named()))
    assert " ".join(page.placements[0].slots[0].lines) == long


def test_a_week_without_headlines_has_a_cover() -> None:
    story = lead(headline="", quotes=(), figures=())
    page = cover(week(story), [story], setter(of=of_atlas()))
    assert page.placements[0].style == "headline"
    assert not any(page.placements[0].slots[0].lines)


def test_the_headline_of_another_story_stands_for_one_that_does_not_fit() -> None:
    narrow = replace(HEAD, least=59.0, most=2)
    only = CoverKind(name="plain", head=narrow)
    long, short = lead(headline=headline(3, 30)), told("One.", id="s", headline=SHORT, rank=2)
    chosen = choose(week(long, short, cover=""), [long, short], setter(of=design(covers=(only,))))
    assert chosen is not None
    assert chosen.story.id == "s"


# --- The choice ----------------------------------------------------------------------------------

FOUR = tuple(kind(name) for name in ("one", "two", "three", "four", "five"))


def year(of: Design, count: int = 52) -> list[str]:
    """The covers of a year of weeks with the same material, each built after the last."""
    kinds, last = [], ""
    for number in range(1, count + 1):
        story = lead(headline=SHORT, id=f"story-{number}")
        chosen = choose(week(story, number=number, last_cover=last), [story], setter(of=of))
        assert chosen is not None
        last = chosen.kind.name
        kinds.append(last)
    return kinds


def test_no_kind_of_cover_comes_twice_running() -> None:
    kinds = year(design(covers=FOUR))
    assert all(first != second for first, second in pairwise(kinds))
    assert set(kinds) == {"one", "two", "three", "four", "five"}
    assert kinds.count("one") > kinds.count("four")


def test_the_only_kind_that_fits_is_taken_again() -> None:
    assert set(year(design(covers=FOUR[:1]), 5)) == {"one"}


def test_the_same_issue_has_the_same_cover() -> None:
    story = lead(headline=SHORT)
    issues = [week(story, number=7) for _ in range(3)]
    chosen = {one.kind.name for issue in issues if (one := pick(issue, story))}
    assert len(chosen) == 1


def pick(issue: Issue, story: Story) -> Any:
    return choose(issue, [story], setter(of=design(covers=FOUR)))


def test_the_best_kind_comes_most_often() -> None:
    assert len(TURNS) == 10
    assert [TURNS.count(number) for number in range(4)] == [4, 3, 2, 1]


def test_without_kinds_or_stories_there_is_an_empty_cover() -> None:
    story = lead()
    assert cover(week(story), [story], setter()) == Page(number=1, pattern="cover")
    assert choose(week(story), [], setter(of=of_atlas())) is None


# --- Stories and pictures ------------------------------------------------------------------------

TABLE = CoverKind(name="table", head=HEAD, art=(art(0, 100, 0, -400, least=100.0, kept=0.3),))


def pictured(number: int, pixels: str, *others: str, **changes: Any) -> Story:
    """A story with a picture of its own and *others* in its article."""
    story = lead(number, headline=SHORT, id=f"story-{number}", **changes)
    images = tuple(Image(src="", path=f"{number}-{n}-{one}.jpg") for n, one in enumerate(others))
    article = replace(story.articles[0], images=images)
    picture = Image(src="", path=f"{number}-p-{pixels}.jpg")
    return replace(story, articles=(article, *story.articles[1:]), picture=picture)


def chosen_of(*printed: Story, **changes: Any) -> Any:
    typesetter = Typesetter(design(covers=(TABLE,)), Named())
    return choose(week(*printed, **{"cover": "", **changes}), printed, typesetter)


def test_the_best_picture_of_the_leading_stories_leads_with_its_own_headline() -> None:
    weak, strong = pictured(0, "600x400"), pictured(1, "2400x1500", place=Place.FEATURE)
    assert chosen_of(weak, strong).story.id == "story-1"
    assert chosen_of(weak, strong, cover="story-0") is None


def test_a_cover_of_a_picture_that_is_cropped_less_is_preferred() -> None:
    tall, fit = pictured(0, "2400x4000"), pictured(1, "2400x1200", place=Place.FEATURE)
    assert chosen_of(tall, fit).story.id == "story-1"


def test_the_story_inside_shows_another_picture_where_it_has_one() -> None:
    story = pictured(0, "2400x1200", "2000x1300", "300x200")
    issue = week(story)
    choice = chosen_of(story)
    printed = inside(issue, choice)
    shown = printed.stories[0].picture
    assert shown is not None
    assert shown.path != choice.pictures[0].image.path
    assert sized(shown.path) != (300, 200)


def test_the_only_picture_of_a_story_stays_inside() -> None:
    story = pictured(0, "2400x1200", "300x200")
    issue = week(story)
    assert inside(issue, chosen_of(story)) == issue
    assert inside(issue, None) == issue


def test_the_story_inside_shows_no_quotation_or_figure_of_the_cover_again() -> None:
    story = lead(headline=SHORT)
    quotes = tuple(
        Quote(text=f"Nobody asked {whom} here", speaker="Ada", sentence=the(story))
        for whom in ("the people", "the children")
    )
    figures = tuple(
        Figure(value=f"{count},000 people", label="", sentence=the(story)) for count in (12, 80)
    )
    for own in ({"quotes": quotes, "figures": ()}, {"quotes": (), "figures": figures}):
        told_of = replace(story, **own)
        kinds = tuple(one for one in atlas() if one.quotation or one.figure)
        typesetter = Typesetter(design(covers=kinds, side=42.14), Named())
        issue = week(told_of)
        choice = choose(issue, [told_of], typesetter)
        assert choice is not None
        (printed,) = inside(issue, choice).stories
        assert len(printed.quotes) + len(printed.figures) == 1
        assert choice.quote not in printed.quotes
        assert choice.figure not in printed.figures


def test_a_story_from_which_the_editor_took_its_picture_has_none_for_the_cover() -> None:
    story = replace(pictured(0, "2400x1200", "2000x1300"), picture=None)
    assert pictures_of(story, Named()) == []


def test_eight_stories_may_lead_a_cover_and_the_weightiest_come_first() -> None:
    made = stories(12)
    found = leading(week(*made, cover=""), made[::-1])
    assert found == sorted(made, key=weight)[:8]
    assert leading(week(*made), made) == [made[0]]


# --- Drawings ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(DRAWINGS))
@pytest.mark.parametrize("count", [1, 3, 20])
def test_a_drawing_is_the_same_for_the_same_week_and_keeps_to_its_place(
    name: str, count: int
) -> None:
    made, palette = stories(count), ["#111111", "#222222", "#333333"]
    first, second = (DRAWINGS[name](made, (500.0, 300.0), 6, palette) for _ in range(2))
    assert first == second
    assert {shape.colour for shape in first} <= set(palette)
    for shape in first:
        assert all(-0.1 <= x <= 500.1 and -0.1 <= y <= 300.1 for x, y in shape.points)


def test_issues_take_the_drawings_in_turn_but_no_bars_for_few_stories() -> None:
    def one(number: int, count: int) -> object:
        return drawn(("bars", "tiles"), number, stories(count), (500.0, 300.0), 6, ["#111111"] * 3)

    assert one(2, FEWEST) != one(3, FEWEST)
    assert one(2, FEWEST - 1) == one(3, FEWEST - 1)
