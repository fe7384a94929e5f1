"""The pages that are not made of stories: where things stand on the cover, beside the contents, on the back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.layout.parts import hanging
from digest.press.geometry import Rectangle

if TYPE_CHECKING:
    from digest.model import Page, Story
    from digest.press.view import View

HEAD = 124.0
"""Points from the cover's upper edge to beneath its strip."""

NAME = 64.0
"""Points down that the cover has for the magazine's name."""

TEASERS = 128.0
"""Points that the teasers take at the cover's foot, its margin included."""

BAND, HOUSE, LARGE, LISTS = 126.0, 82.0, 150.0, 91.0
"""Points of the back page: its band, what stands over it, the same set larger, and above and beneath its sources."""

SAID = 12
"""Lines of a quotation that the contents' panel has room for where no picture stands over it."""

LEAST = 0.2
"""The part of a full cover that what matters in its picture may lie in at the least, however long the headline."""


def cover(page: Page, story: Story, view: View) -> dict[str, Any]:
    """Where the cover's parts stand. Its main placement's style says what it is
    made of: a "full" picture, a "band" of one, or "type" alone.
    """
    theme = view.theme
    width, height = theme.page
    kind = page.placements[0].style
    lines = page.placements[0].slots[0]
    style = theme.design.style(lines.style)
    foot = (
        13
        + len(lines.lines) * style.leading
        + len(lines.deck) * theme.design.style("deck").leading
        + 22
        + TEASERS
    )
    made: dict[str, Any] = {
        "src": "",
        "alt": "",
        "style": "",
        "scrim": "",
        "top_scrim": "",
        "foot": round(foot, 2),
        "masthead": view.masthead(theme.design.standing.cover or theme.design.width, NAME),
        "deck": lines.deck,
    }
    if kind == "plate" and theme.design.standing.plate:
        made |= view.image(story, *theme.design.standing.plate)
    elif kind == "full":
        clear = HEAD / height, max(1 - foot / height, HEAD / height + LEAST)
        made |= view.image(story, width, height, clear) | {
            "style": f"left:0;top:0;width:{width}pt;height:{height}pt"
        }
        if made["src"]:
            made |= _scrims(view, made["src"], foot)
    elif kind == "band":
        room = height - HEAD - foot - 18
        made |= view.image(story, width, room) | {
            "style": f"left:0;top:{HEAD}pt;width:{width}pt;height:{room:.2f}pt"
        }
    return made


def _scrims(view: View, address: str, foot: float) -> dict[str, str]:
    """Scrims just dark enough for white type over the picture's lightest spot behind it."""
    from digest.pictures import scrim_alpha

    height = view.theme.page[1]
    picture = view.album.prepared[address]
    low = scrim_alpha(picture, (0.0, 1 - foot / height, 1.0, 1.0))
    high = scrim_alpha(picture, (0.0, 0.0, 1.0, HEAD / height), contrast=3.0)
    fade = foot + 90
    return {
        "scrim": f"bottom:0;height:{fade:.1f}pt;background:linear-gradient(to top, rgba(0,0,0,{low:.2f}) "
        f"{foot / fade * 100:.0f}%, rgba(0,0,0,0))",
        "top_scrim": f"top:0;height:{HEAD + 60}pt;background:linear-gradient(to bottom, rgba(0,0,0,{high:.2f}) "
        f"{HEAD / (HEAD + 60) * 100:.0f}%, rgba(0,0,0,0))",
    }


def contents_side(page: Page, view: View) -> dict[str, Any]:
    """The third column of the contents: a picture of a story inside, and what the issue was made from."""
    design = view.theme.design
    x, width = design.left(3, 3), design.across(3)
    counted = figures(view)
    panel = 50 + 44.0 * len(counted) + _turned(view, [word for _, word in counted], width - 20)
    top = 68.3
    place = Rectangle(x=x, y=top, width=width, height=design.height - top - panel - 46)
    inside = (
        [
            story
            for story in view.issue.stories
            if story.picture
            and story.picture.path
            and story.id != page.placements[0].story
            and view.page_of(story.id) > 1
        ][1:]
        if page.placements
        else []
    )
    thumbnail: dict[str, str] = {"src": "", "alt": ""}
    chosen = None
    for story in inside[:4]:
        if story.picture and fits(view, story, place):
            thumbnail, chosen = view.image(story, place.width, place.height), story
            break
    mirrored = view.mirrored
    if not thumbnail["src"]:
        panel = design.height - top
    return {
        "thumbnail": thumbnail,
        "story": chosen,
        "figures": counted,
        "place": place.style(mirrored=mirrored),
        "said": None if thumbnail["src"] else _said(view, width - 20),
        "caption": Rectangle(x=x, y=place.y + place.height + 5, width=width, height=30).style(
            mirrored=mirrored
        ),
        "panel": Rectangle(x=x, y=design.height - panel, width=width, height=panel).style(
            mirrored=mirrored
        ),
    }


def _said(view: View, width: float) -> dict[str, Any] | None:
    """A quotation from a story inside, in lines of *width* points, that is set apart nowhere else."""
    setter = view.typesetter
    apart = {
        slot.credit
        for page in view.pages
        for one in page.placements
        for slot in one.slots
        if slot.kind in {"quote", "saying"}
    }
    for story in view.issue.stories:
        language, page = story.language, view.page_of(story.id)
        room = width - hanging(language, "quote", setter)
        for quote in story.quotes if page > 1 else ():
            words, speaker = (
                view.set(f'"{quote.text}"', language),
                view.set(quote.speaker, language),
            )
            lines = setter.display(words, "quote", room, language)
            if (
                speaker not in apart
                and len(lines) <= SAID
                and setter.whole(words, "quote", room, language)
            ):
                return {
                    "story": story,
                    "lines": lines,
                    "speaker": speaker,
                    "inset": view.mark(lines[0], "quote", language) or "0",
                }
    return None


def _turned(view: View, words: list[str], width: float) -> float:
    """Points that the panel's title and *words* need for second lines, where they are wider than *width*."""
    measurer, design, language = view.measurer, view.theme.design, view.issue.language
    texts = [
        ("panel-title", view.words.gettext("What this issue was made from")),
        *(("panel-text", word) for word in words),
    ]
    return sum(
        design.style(style).leading * int(measurer.width(text, style, language) / width)
        for style, text in texts
    )


def fits(view: View, story: Story, place: Rectangle) -> bool:
    """The story's picture has pixels enough for *place*."""
    size = view.measurer.size(story.picture) if story.picture else None
    return size is not None and min(size[0] / place.width, size[1] / place.height) * 72 >= 150


def figures(view: View) -> list[tuple[int, str]]:
    """What the issue was made from: counts, and what is counted."""
    stories = view.issue.stories
    articles = [article for story in stories for article in story.articles]
    read, told = max(view.issue.read, len(articles)), len(stories)
    outlets = len({article.source for article in articles})
    merged = sum(len(story.articles) > 1 for story in stories)
    found = [
        (read, view.words.ngettext("article read", "articles read", read)),
        (outlets, view.words.ngettext("source", "sources", outlets)),
        (told, view.words.ngettext("story told", "stories told", told)),
        (
            merged,
            view.words.ngettext(
                "told by more than one source, told once here",
                "told by more than one source, told once here",
                merged,
            ),
        ),
    ]
    return [(count, word) for count, word in found if count]


def back(page: Page, view: View) -> dict[str, Any]:
    """What stands at the foot of the back page, from below: the band that runs off three edges, as high as what it holds,
    over it how summaries are made and the colophon. Where the sources end early these are set larger.
    """
    theme, design = view.theme, view.theme.design
    leading = design.style("list-head").leading / 2
    rows = max(
        (frame.line + frame.height - 1 for one in page.placements for frame in one.frames),
        default=0,
    )
    side, bottom = theme.margins[1], theme.margins[2]
    band = design.height + bottom - BAND
    large = band - LARGE - LISTS - rows * leading > 0
    top = band - (LARGE if large else HOUSE)
    return {
        "house": view.place(0, top, design.across(3, 2), band - top),
        "colophon": view.place(design.left(3, 3), top, design.across(3), band - top),
        "subscribe": Rectangle(x=-side, y=band, width=theme.page[0], height=BAND).style(
            mirrored=view.mirrored
        ),
        "large": large,
    }


def fonts(view: View) -> list[str]:
    """The family that most of each kind of text is set in, in the issue's language."""
    from digest.themes.measure import families

    return list(
        dict.fromkeys(
            families(stack, view.issue.language)[0] for stack in view.theme.fonts.values()
        )
    )
