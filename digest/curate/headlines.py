"""The best of several outlets' headlines for one event, without what an outlet hangs before or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.model import Article
from digest.text.words import content

OPENING = 100  # words
SHARED = 2  # as many faults does a title make good whose every word the others open with

_LABELS = (
    r"new|updated?|live(?: updates?| blog)?|breaking(?: news)?|just in|developing|exclusive|alert|watch|video|photos?|pictures|"
    r"listen|podcast|opinion|analysis|comment(?:ary)?|editorial|explainer|explained|fact check|"
    r"en direct|direct|urgent|exclusif|vidéo|mise à jour|tribune|analyse|édito|"
    r"última hora|en vivo|en directo|exclusiva|vídeo|actualización|opinión|análisis|eilmeldung|liveticker|kommentar|"
    r"عاجل|مباشر|حصري|فيديو|بالفيديو|بالصور|رأي|تحليل"
)
_LABEL = re.compile(rf"\s*[\[(]?(?:{_LABELS})[\])]?\s*(?:[:|–—]|-\s)\s*", re.IGNORECASE)
_OPINION = re.compile(r"\b(?:opinion|comment(?:ary)?|editorial|tribune|édito|opinión|kommentar|رأي)\b\s*[:|–—-]", re.IGNORECASE)
_BAIT = re.compile(
    r"\byou (?:won.t|need to|should|must|didn.t)\b|\bhere.s (?:why|what|how|who)\b|\bthis is (?:why|what|how)\b|"
    r"\bwhat (?:we|you) (?:know|need)\b|\bshocking\b|\bmind.?blowing\b|\bgoes viral\b|\bwill (?:shock|surprise|amaze)\b|"
    r"^\d+ (?:things|reasons|ways|times|facts|photos|signs)\b|\bvoici pourquoi\b|\bce qu.il faut savoir\b|\bno (?:lo )?(?:vas|podrás) a? ?creer\b|"
    r"\blo que debes saber\b|\bلن تصدق\b", re.IGNORECASE)
_SHOUTED = re.compile(r"[^\W\d_a-z]{3,}")


def headline(articles: Sequence[Article]) -> str:
    """The best title of *articles*, given best first; the words a text opens with where none has a title.

    That is the plainest, and the one that says most of what the others' reports open with.
    """
    titles = [(faults(article.title) - SHARED * _shared(title, [other for other in articles if other is not article]), title)
              for article in articles if (title := bare(article.title, source=article.source))]
    if titles:
        return min(titles, key=lambda found: found[0])[1]
    words = next((article.text.split() for article in articles if article.text.strip()), [])
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "")


def _shared(title: str, others: Sequence[Article]) -> float:
    """How much of *title*'s content the *others* open with, on average, to a tenth: finer differences say nothing."""
    shares = [len(said & set(content(" ".join(other.text.split()[:OPENING]), language=other.language))) / len(said)
              for other in others if (said := set(content(title, language=other.language)))]
    return round(sum(shares) / len(shares), 1) if shares else 0.0


def bare(title: str, *, source: str = "") -> str:
    """*title* without labels ("New:", "LIVE:", "Opinion |") in front and the outlet's name behind."""
    text = " ".join(title.split())
    while (found := _LABEL.match(text)) and len(text[found.end():].split()) > 1:
        text = text[found.end():]
    if source:
        text = re.sub(rf"(?<=\S)\s+[|–—-]\s+{re.escape(source)}$", "", text, flags=re.IGNORECASE)
    return text[:1].upper() + text[1:]


def faults(title: str) -> int:
    """How little *title* is fit to head a page: 0 says what happened, and no more."""
    text = bare(title)
    words = text.split()
    return sum((
        text != " ".join(title.split()),
        3 * bool(_OPINION.search(title)),
        2 * text.endswith(("?", "؟")),
        text.endswith(("!", "…", "...")),
        text.startswith(("‘", "“", "'", '"', "«", "„")),
        2 * bool(_BAIT.search(text)),
        2 * (sum(bool(_SHOUTED.fullmatch(word)) for word in words) >= max(2, len(words) / 4)),
        2 * (len(words) < 3),
        (len(text) > 100) + (len(text) > 140),
    ))
