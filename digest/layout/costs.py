"""The prices, limits and thresholds that decide a layout, as one value.

The planner compares ways to break a paragraph, to fill a box, to make up a page. Each way has a
cost, and the cheapest one wins. The common unit is the *empty line*: a story that leaves one line
of one column empty costs 1. Prices of justified lines are *demerits* (Knuth and Plass, "Breaking
Paragraphs into Lines", 1981), prices of headlines are squared parts of the measure; neither is ever
added to empty lines.

``Typesetter(design, measure, costs)`` carries the value; everything after it reads
``typesetter.costs``. A test changes one: ``compose(issue, design=…, measure=…, costs=replace(COSTS,
mixed_section=0.0))``. tests/layout/test_layout_costs.py shows for each field what becomes worse
without it, test_layout_golden.py which pages a change of one moves. Geometry (points of air,
indents) stands beside the code that uses it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from digest.model import Place

MISPLACED = MappingProxyType(
    {
        Place.LEAD: MappingProxyType({"lead": 0.0, "feature": 16.0, "news": 40.0}),
        Place.FEATURE: MappingProxyType({"lead": 2.0, "feature": 0.0, "news": 7.0}),
        Place.NEWS: MappingProxyType({"lead": 14.0, "feature": 6.0, "news": 0.0}),
        Place.BRIEF: MappingProxyType({"lead": 40.0, "feature": 25.0, "news": 2.0}),
    }
)


COLUMN = 160.0
"""Points of the column in which ``Costs.thin_lines`` and ``Costs.picture_lack`` count lines."""

PICTURE_WIDTH = MappingProxyType(
    {Place.LEAD: 1.4, Place.FEATURE: 1.4, Place.NEWS: 1.2, Place.BRIEF: 0.0}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """The cost of each decision of the layout. The defaults are those of the magazine."""

    # Ragged lines. Parts are of the measure, 0 to 1.
    ragged_reach: float = 0.8
    """A line shorter than this part takes a part of the next word, if that can be divided."""
    lone_word: float = 0.3
    """A last line of one word that is shorter than this part gets the word before it as well."""
    lender_reach: float = 0.62
    """The line above gives that word only if this part of its measure stays filled."""

    # Justified lines, in demerits: an ideal line has .01, a line whose spaces stretch by
    # space_stretch too much about 100.
    space_growth: float = 0.3
    """How much a word space grows in an ideal line, as a part of itself: fonts have narrow ones."""
    space_stretch: float = 0.6
    """By how much of itself a word space may grow beyond that before the line counts as bad."""
    divided_word: float = 40.0
    """Demerits of a divided word."""
    divided_name: float = 160.0
    """Demerits of a divided word that begins with a capital and may be a name."""
    divided_twice: float = 2000.0
    """Demerits of a second line running that ends with a divided word."""
    divided_thrice: float = 900_000.0
    """Demerits of a third one."""
    short_end: float = 60.0
    """Demerits of a paragraph's last line that is shorter than short_end_part."""
    short_end_part: float = 0.12
    """The part of the measure below which a last line counts as short."""

    # Headlines and other display lines, in squared parts of the measure: a line that fills half of
    # it costs .25.
    headline_lone_word: float = 0.1
    """One word alone on a line that is not the last."""
    headline_lone_end: float = 2.0
    """One word alone on the last line."""
    headline_end: float = 0.6
    """How much the last line's shortness counts beside that of the others."""
    headline_bad_break: float = 3.0
    """A line ending within a name, after a number or after a small word: no shape is worth it."""
    headline_weak_break: float = 0.1
    """A line that had better not end there: within a short quotation, after a possessive."""
    headline_pause: float = 0.04
    """What a line saves that ends with a comma, a colon or a dash."""
    display_reach: float = 0.94
    """The part of the measure that display lines should reach. Shorter ones look like a hole."""
    display_lack: float = 0.03
    """What lines may lack of it, on average, without another size of type being tried."""
    display_bad_break: float = 0.5
    """What display lines may lack more, on average, if that spares a bad break."""
    list_end: float = 0.14
    """The part of the measure that the last line of a listed headline has at least."""

    # Heads: most lines. A longer headline is set in the next smaller style, a longer standfirst
    # left out.
    poster_lines: int = 5
    """Of a headline in the largest style, which is for pages with little else."""
    narrow_head_lines: int = 5
    """Of a headline over one of several columns."""
    wide_head_lines: int = 3
    """Of a headline over all columns."""
    lead_head_lines: int = 4
    """Of the lead's over all columns."""
    head_lines: int = 4
    """Of any other headline."""
    deck_lines: int = 4
    """Of a standfirst under a headline."""

    # Running text.
    paragraph_words: int = 24
    """A paragraph of fewer words goes on with the source's next paragraph."""
    loose_space: float = 0.5
    """A word space of this many ems makes a justified line loose."""
    loose_line: float = 0.8
    """A loose line, in empty lines."""

    # A story in its box, in empty lines.
    hole_power: float = 1.5
    """A column with n empty lines costs n to this power: one large hole is worse than small ones.
    """
    white: float = 1.0
    """A line of white under a head or beside it."""
    smaller_head: float = 0.6
    """A head one style smaller than the box asks for."""
    smaller_lead: float = 12.0
    """The same over a lead, which is the largest of the issue."""
    lost_deck: float = 0.4
    """Leaving out a standfirst."""
    missing_quote: float = 0.3
    """A box of tall_box lines or more without a pull quote, though its story has one."""
    bare_text: float = 2.5
    """The same of a box of bare_box lines or more that has no picture and no graphic either."""
    bare_box: int = 22
    """The lines above which text alone is too much."""
    quote_in_low_box: float = 0.2
    """A pull quote in a lower box."""
    missing_graphic: float = 5.0
    """Leaving out the chart, timeline or large figure of a story without a picture."""
    missing_graphic_beside: float = 0.2
    """The same of a story whose picture is printed."""
    missing_showpiece: float = 24.0
    """Leaving out the poster of the story that has the one of its spread."""
    showpiece_part: float = 0.35
    """The part of a page that it should take; each line less costs as one of a picture."""
    showpiece_white: float = 0.6
    """A line of a column of 160 points that its words leave white on its ground."""
    missing_panel: float = 6.0
    """A box without the panel that says where the reports of its story differ."""
    tall_box: int = 30
    """The lines above which a box is tall."""
    missing_picture: float = 6.0
    """Leaving out a picture that could be printed."""
    picture_shape: float = 0.004
    """A picture higher or lower than its own proportions ask for: times the lines squared."""
    picture_band: float = 0.8
    """A picture across the type area where one of more pixels would run off the paper."""
    picture_lack: float = 0.3
    """A line of a picture, in a column of 160 points, that it lacks of the size its story deserves.
    """
    picture_width: Mapping[Place, float] = field(default_factory=lambda: PICTURE_WIDTH)
    """The part of the type area's width that the picture of a story of a place deserves."""
    picture_inset: float = 1.0
    """A picture narrower than its column, with the caption beside it."""
    picture_in_white: float = 0.6
    """Each line of the white beside it, as a part of its column, where it stands there alone."""
    wide_column: float = 230.0
    """Points above which a picture may be narrower than its column though it has pixels enough; a
    square or upright one may be so in every column.
    """
    inset_part: float = 0.5
    """The part of its column that such a picture takes."""
    picture_narrow: float = 0.3
    """The part of a column that a picture takes at least."""
    picture_least: int = 6
    """Lines that a picture is high at least, with its caption."""
    crop_most: float = 0.34
    """The part of a wide picture that may be cropped."""
    crop_upright: float = 0.16
    """The part of a square or an upright one."""
    missing_second: float = 0.5
    """Showing one of a story's several pictures."""
    strip_more: float = 0.8
    """What a strip saves with each picture beyond the first."""
    picture_high: int = 24
    """Lines above which a picture is too high unless copy has run out."""
    picture_too_high: float = 0.35
    """Each line more."""
    thin_text: float = 0.5
    """Each line that a box lacks of thin_text_lines: below a picture a short text is a caption."""
    thin_text_lines: float = 8.0
    """Lines of text that each column of a box should have."""
    least_text: int = 4
    """Least lines of text in a divided box, and above a panel or on each side of a quotation."""

    # Copy that finds no place, in empty lines a word.
    unprinted_lead: float = 0.006
    """A word of a lead story that is not printed."""
    unprinted_feature: float = 0.005
    """A word of a feature."""
    unprinted_news: float = 0.004
    """A word of a news story."""
    words_lead: int = 320
    """Words that a lead story should have, as far as its copy goes."""
    words_feature: int = 200
    """Words that a feature should have."""
    words_news: int = 90
    """Words that a news story should have."""
    missing_word: float = 0.05
    """Each word less than that."""

    # Before a story is fitted, its cost in a box is estimated, in empty lines.
    estimated_hole: float = 3.0
    """A line that even the longest text leaves empty."""
    estimated_cut: float = 0.06
    """A line of the longest text that finds no place."""
    overset: float = 300.0
    """A box that even the shortest text overfills."""
    unseen_picture: float = 4.0
    """A box without a picture for a story that has one."""
    bare_lead: float = 5.0
    """The box of a lead picture for a story that has none."""

    # The make-up of pages, in empty lines.
    misplaced: Mapping[Place, Mapping[str, float]] = field(default_factory=lambda: MISPLACED)
    """A story of a place in a box of a style: by place, then by style."""
    mixed_section: float = 6.0
    """Each further section on a page."""
    same_pattern: float = 2.5
    """Two pages of one pattern that follow each other."""
    same_facing: float = 8.0
    """The same on two pages that face each other, besides."""
    same_spread: float = 6.0
    """Two pages that face each other as those of one of the two spreads before do."""
    plates: float = 6.0
    """A page under a picture that runs off the paper, for each such page among the last three."""
    turned: float = 12.0
    """Two pages of one story that do not face each other."""
    inward: float = 1.5
    """A page whose heavy column stands at the spine."""

    # Pages with more space than copy: heads, quotations and pictures grow, then an advertisement
    # takes the foot.
    bearable_holes: int = 2
    """Empty lines that a page may have for each of its columns before anything grows."""
    growth_step: float = 0.8
    """Each step of growing: all that goes with a head, a larger head, a larger one yet."""
    growth_picture: int = 10
    """Lines by which the picture of a box that grows may be higher."""
    air_lines: int = 2
    """Lines of air that may stand under a head."""
    panel_line: float = 0.2
    """A line of an advertisement beside an empty line of a column."""
    panel_least: int = 9
    """Lines that an advertisement takes at least, the air around it included."""
    panel_large: int = 15
    """Lines above which an advertisement makes the page look empty."""
    panel_large_line: float = 1.0
    """Each line more."""

    # Pages of briefs. One brief a line longer or shorter than it should be costs 1.
    briefs_least: int = 4
    """Briefs that make a page of them."""
    briefs_few: int = 6
    """Up to so many briefs, alone in an issue, become stories rather than share a page with an
    advertisement that takes most of it.
    """
    brief_left: float = 50.0
    """A brief that finds no place on its page."""
    brief_hole: float = 4.0
    """An empty line at the foot of a column."""
    brief_foot: float = 0.3
    """A line by which the last page of briefs ends early."""
    brief_column_least: int = 7
    """Lines that a column of briefs has at least, and those that a panel takes beneath it."""
    brief_air: int = 2
    """Lines more that may part two briefs of a column that ends early."""
    brief_picture_every: int = 2
    """Briefs from one with a picture to the next."""
    brief_picture_lines: int = 17
    """Lines that the picture of a brief takes at most, its credit included."""
    brief_picture_widest: float = 230.0
    """Points of the widest column whose briefs have pictures: in a wider one each were a feature's.
    """
    brief_longer: int = 4
    """Lines more that a brief may have on a page that grows."""
    brief_step: float = 2.0
    """Each step of growing."""

    # The page of pictures.
    gallery_least: int = 4
    """Pictures without a place that make a page."""
    gallery_most: int = 14
    """Pictures that such a page may have at most."""
    gallery_part: float = 0.9
    """The part of the page that they must fill."""

    # How many pages, in empty lines; the first price at which the issue keeps its limit is taken.
    page: tuple[float, ...] = (0.0, 2.0, 6.0, 14.0, 30.0, 60.0)
    """One page more, the generous prices first."""
    even_page: tuple[float, ...] = (-15.0, -40.0, -90.0, -400.0, 15.0, 40.0, 90.0)
    """What a page more costs beside that where an odd number of pages should become even."""
    even_holes: int = 30
    """Empty lines of a page that an even number of pages is worth, all columns together."""
    unused_part: float = 0.33
    """The part of a page that may stay white, or hold an advertisement, before stories lose their
    box for a fuller page.
    """
    fewer_box: float = 20.0
    """Empty lines of the emptiest page, all columns together, that a story's box is worth."""
    fewer_most: int = 4
    """Stories that may lose their box for a fuller page."""
    page_holes: int = 12
    """Empty lines of a page above which the next price is tried."""
    gathered_holes: int = 20
    """Empty lines of a page above which a few thin stories become a page of briefs."""

    # The length at which each story is printed.
    thin_lines: int = 16
    """Lines that a story must fill in a column of 160 points to be more than a brief."""
    stories_a_page: float = 3.2
    """About how many stories a page holds."""
    pictured_story: float = 1.6
    """The room of so many stories without a picture that one with a picture takes."""
    pictured_ahead: int = 6
    """By so many places of rank a picture helps a story to a box of its own."""
    briefs_a_page: int = 15
    """About how many briefs a page holds."""
    links_a_page: int = 60
    """About how many linked headlines a page holds."""
    lists_share: float = 0.5
    """The part of the pages that linked headlines may take; the least are left out beyond it."""
    lists_pages: int = 2
    """Pages of linked headlines at most: more of them is a directory.

    The rest is in the list beside the PDF.
    """
    stories_share: float = 0.25
    """The part of the pages that stories keep from linked headlines."""
    briefs_share: float = 0.25
    """The part of the pages that briefs may take; beyond it the least become linked headlines."""

    # Standing pages.
    contents_stories: int = 5
    """Stories that a contents page needs."""
    contents_pages: int = 3
    """Pages of stories that a contents page needs."""
    contents_limit: int = 8
    """An issue of fewer pages has stories on the page of its contents."""
    contents_large: int = 12
    """Stories up to which the contents may be set in large type."""
    contents_decks: int = 3
    """Least number of entries in a column that have a standfirst: one alone would look like a
    mistake.
    """
    entries_most: int = 6
    """Stories of the contents that are told with a line, the lead among them."""
    entry_deck: int = 7
    """Lines of the standfirst under the headline of one of them."""
    entry_picture: int = 7
    """Lines of a picture over one of them."""
    five_stories: int = 15
    """Stories with a box of their own that "The week in five lines" needs."""
    five_limit: int = 16
    """An issue of fewer pages has stories on the page of these lines."""
    cover_step: float = 1.0
    """A cover of the next weighty story."""
    cover_letters: int = 70
    """Letters of a cover's headline beyond which each costs cover_letter."""
    cover_letter: float = 0.05
    """Each letter more, and each of a quotation as a poster."""
    cover_digit: float = 0.4
    """Each sign of a figure set large: the fewer, the larger."""
    cover_crop: float = 5.0
    """A cover's picture of which a crop leaves nothing; a part of it costs as much less."""
    cover_again: float = 1.5
    """A cover's picture that its story shows inside again, since it has no other."""
    teaser_lines: int = 4
    """Lines of another headline on the cover; a longer one stands inside only."""
    crowd: int = 150
    """Linked headlines above which they are set small."""
    list_air: int = 3
    """Half rows that may be added between the items of a list on a page with space left."""
    quotes_pages: int = 5
    """Pages of stories that an issue needs before a page of quotations is no padding."""
    sayings_least: int = 5
    """Quotations and figures that make a page."""
    saying_lines: int = 8
    """Lines of a quotation there."""
    figure_lines: int = 6
    """Lines of the sentence under a figure there."""
    sayings_part: float = 0.75
    """The part of that page that quotations and figures must fill."""
    saying_air_least: int = 1
    """Lines between two of them at least."""
    saying_air: float = 2.0
    """Lines between two of them at most: more is a hole."""

    # Effort: how far the search goes. More costs time and changes little.
    near_lines: int = 5
    """Lines short of a box that a text is still tried before another division of the box."""
    late_sentences: int = 5
    """How many of a text's last sentences may be left out, one at a time, to end on the last line.
    """
    patterns_best: int = 3
    """Patterns of the same stories among which the page they fall on decides."""
    patterns_tried: int = 4
    """Patterns that are tried for stories whose first pattern stays empty in part."""


COSTS = Costs()
"""The costs of the magazine."""
