"""A picture on the page of pictures, with its caption and the page of its story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edition import Block, Part, Row
from digest.layout.placing import areas
from digest.layout.placing.stories import placed_image

if TYPE_CHECKING:
    from digest.layout.placing.compositor import Compositor
    from digest.model import Page, Placement


def picture_part(page: Page, placement: Placement, compositor: Compositor) -> Part:
    """The picture of *placement* as a part of *page*."""
    story, slot = compositor.stories[placement.story], placement.slots[0]
    place = areas.picture(slot, compositor.theme, page.number)
    label = compositor.span(
        compositor.page_label(story.id),
        link=compositor.to_story(story.id),
        language=compositor.language,
    )
    caption = compositor.row("caption", "caption", slot.lines)
    block = Block(
        kind="picture",
        area=areas.caption(slot, compositor.design),
        rows=(Row(role="caption", style="caption", lines=(*caption.lines, (label,))),),
        image=placed_image(story, place, compositor, image=slot.image),
    )
    return Part(
        story=story.id,
        box=placement.box,
        style=placement.style,
        area=place,
        language=story.language,
        blocks=(block,),
    )
