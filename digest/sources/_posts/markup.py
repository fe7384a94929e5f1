"""Readies the HTML of a publishing system for ``read_html``.

Shortcodes, embeds, buttons and lists of further posts go; captions and the largest pictures are put
where ``read_html`` looks for them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.sources._posts.shortcodes import without_shortcodes
from digest.sources.reading.html import MOST_TAGS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WIDEST = 2560
"""Pixels: a page needs no more, and originals can have 50 MB."""

#: Classes of what is no part of the article: of WordPress's blocks, its plugins, and Ghost's cards.
_FURNITURE = re.compile(
    r"(?:^|\s)(?:jp-relatedposts|sharedaddy|sd-block|addtoany\S*|a2a_kit\S*|yarpp\S*|crp_related\S*|"
    r"rp4wp\S*|wp_rp\S*|ssba\S*|heateor\S*|mashsb\S*|essb\S*|post-views\S*|tptn\S*|wpulike\S*|"
    r"ez-toc-container|lwptoc\S*|toc_container|rank-math-toc\S*|wp-block-rank-math-toc-block|"
    r"wp-block-table-of-contents|wp-block-(?:latest-posts|latest-comments|query|archives|calendar|"
    r"categories|tag-cloud|rss|search|social-links|buttons?|file|loginout|page-list|"
    r"post-navigation-link|post-comments\S*|comments|avatar|embed|jetpack-(?:subscriptions|"
    r"contact-form|donations|mailchimp|recurring-payments|related-posts|button|podcast-player))|"
    r"wp-embedded-content|"
    r"wp-dark-mode\S*|saboxplugin\S*|molongui\S*|pp-multiple-authors\S*|author-box\S*|abh_box\S*|"
    r"m-a-box|code-block|adsbygoogle|ai_widget|quads-\S*|advads-\S*|google-auto-placed|wpcnt|"
    r"wpforms\S*|wpcf7\S*|gform\S*|mc4wp\S*|tnp\S*|mailpoet\S*|sib-form\S*|instagram-media|"
    r"twitter-tweet|twitter-video|tiktok-embed|fb-post|fb-video|bluesky-embed|mastodon-embed|"
    r"kg-(?:bookmark|button|signup|cta|product|file|audio|video|email|email-cta|embed|nft|"
    r"collection|header)-card|gh-post-upgrade-cta\S*|read-more|more-link|post-edit-link)(?=\s|$)",
    re.IGNORECASE,
)
#: What memberships put in the place of a text that is not for everybody.
_RESTRICTED = re.compile(
    r"class\s*=\s*[\"'][^\"']*(?:pmpro_content_message|pmpro_card_content|mepr-unauthorized|"
    r"mp-unauthorized|rcp_restricted|rcp-restricted|wc-memberships-(?:content-)?restriction|"
    r"leaky_paywall_message|jetpack-subscribe-paywall|wp-block-jetpack-paywall|"
    r"um-locked-content|s2member-restricted|memberful-global-marketing-content|"
    r"ihc-locker|swpm-(?:partially-)?protected|gh-post-upgrade-cta)",
    re.IGNORECASE,
)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif)(?:\?[^#]*)?$", re.IGNORECASE)
#: A copy of fewer than 600 pixels that WordPress made beside the picture it is named after.
_SMALL_COPY = re.compile(r"/uploads/[^?#]*(-[1-5]?\d{2}x\d{2,4})\.\w{3,4}$")
_CANDIDATE = re.compile(r"(\S+)\s+(\d{1,5})w\s*(?:,|$)")
_LAZY = ("data-orig-file", "data-large-file", "data-lazy-src", "data-src", "data-original")
_LAZY_SETS = ("srcset", "data-srcset", "data-lazy-srcset")


def is_restricted(html: str) -> bool:
    """Whether a membership plug-in has put a message for strangers into *html*."""
    return _RESTRICTED.search(html) is not None


def is_picture_file(address: str) -> bool:
    """Whether *address* ends like that of a picture."""
    return _PICTURE_FILE.search(address) is not None


def prepared(html: str) -> str:
    """*html* with its meaning in plain elements."""
    html = without_shortcodes(html)
    if "<" not in html or html.count("<") > MOST_TAGS:
        return html  # ``read_html`` refuses the second
    from lxml import html as lxml_html

    root = lxml_html.fragment_fromstring(html.replace("\x00", ""), create_parent="div")
    for element in list(root.iter("script", "style", "noscript", "template")):
        element.drop_tree()
    _spell_emoji(root)
    _drop_furniture(root)
    _set_captions(root)
    _set_poems(root)
    _set_pictures(root)
    _drop_last_links(root)
    return str(lxml_html.tostring(root, encoding="unicode"))


def largest(srcset: str) -> str:
    """The widest picture of a ``srcset`` up to WIDEST pixels, else the narrowest; "" for none."""
    sizes = [(int(width), source) for source, width in _CANDIDATE.findall(srcset[:10_000])]
    fitting = [size for size in sizes if size[0] <= WIDEST]
    return (max(fitting) if fitting else min(sizes, default=(0, "")))[1]


def _spell_emoji(root: HtmlElement) -> None:
    """Put an emoji that is drawn as a picture back as the sign it stands for."""
    for image in list(root.iter("img")):
        if {"emoji", "wp-smiley"} & set(image.get("class", "").split()):
            image.tail = image.get("alt", "") + (image.tail or "")
            image.drop_tree()


def _drop_furniture(root: HtmlElement) -> None:
    for element in list(root.iterdescendants()):
        if (
            isinstance(element.tag, str)
            and element.getparent() is not None
            and _FURNITURE.search(element.get("class", ""))
        ):
            element.drop_tree()


def _set_captions(root: HtmlElement) -> None:
    """Make figures of the frames that older themes draw around pictures."""
    for element in root.iter("div", "dl", "p", "dd"):
        classes = element.get("class", "").split()
        if "wp-caption-text" in classes or "gallery-caption" in classes:
            element.tag = "figcaption"
        elif ("wp-caption" in classes or "gallery-item" in classes) and element.tag != "p":
            element.tag = "figure"


def _set_poems(root: HtmlElement) -> None:
    """Keep the lines of a poem, which ``read_html`` would take for code."""
    for poem in root.iter("pre"):
        if "wp-block-verse" in poem.get("class", "").split():
            poem.tag = "p"


def _set_pictures(root: HtmlElement) -> None:
    for image in root.iter("img"):
        if source := _best_source(image):
            image.set("src", source)
            for name in _LAZY_SETS:
                image.attrib.pop(name, None)  # the choice is made


def _best_source(image: HtmlElement) -> str:
    """The largest sensible file of a picture; "" to leave what it has."""
    for name in _LAZY_SETS:
        if found := largest(image.get(name, "")):
            return found
    link = image.getparent()
    if link is not None and link.tag == "a" and is_picture_file(link.get("href", "")):
        return str(link.get("href"))
    if lazy := next((image.get(name) for name in _LAZY if image.get(name)), ""):
        return str(lazy)
    source = image.get("src", "")
    small = _SMALL_COPY.search(source)
    return source[: small.start(1)] + source[small.end(1) :] if small else ""


def _drop_last_links(root: HtmlElement) -> None:
    """Drop lists and lines of links at the end, and the heading above them: further posts."""
    dropped = False
    while len(root) and _is_furniture_end(root[-1], dropped=dropped):
        if (root[-1].tail or "").strip():
            return
        dropped = dropped or root[-1].find(".//a") is not None
        root[-1].drop_tree()


def _is_furniture_end(last: HtmlElement, *, dropped: bool) -> bool:
    """Whether *last* is nothing, a list of links, or the heading of one *dropped* before."""
    if not isinstance(last.tag, str):
        return True
    words = "".join(last.text_content().split())
    if last.find(".//img") is not None or last.tag in ("img", "figure"):
        return False
    if not words:
        return True
    if dropped and last.tag in ("h2", "h3", "h4", "h5", "h6"):
        return True
    links = list(last.iter("a"))
    linked = "".join("".join(link.text_content().split()) for link in links)
    return last.tag in ("ul", "ol", "div", "section") and len(links) > 1 and linked == words
