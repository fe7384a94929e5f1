"""Separates an article's own text from what its outlet wrote around it.

Repetition within an outlet shows best what is not the story; patterns help where an article comes
alone. Every sentence left out is returned with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.languages import base
from digest.model import Article, Sentence
from digest.text.boilerplate_patterns import Patterns, ended, patterns
from digest.text.repetition import NONE_REPEATED, Repeated, signature

#: From here on, as a share of the text, calls to subscribe, credits and the like are looked for.
TAIL = 0.6
#: Reasons that stand for chrome: an article of nearly nothing else is a paywall's stub.
NEVER = frozenset(
    {
        "no words",
        "repeated in the source",
        "subscribe call",
        "paywall notice",
        "plugin debris",
        "related link",
    }
)

#: What an outlet says of itself is no longer than this.
CHROME_WORDS = 30
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """The *sentences* of an article itself, and those that were left out, with the reason."""

    sentences: tuple[Sentence, ...] = ()
    dropped: tuple[tuple[Sentence, str], ...] = ()

    @property
    def stub(self) -> bool:
        """Whether most of the text was the outlet's own: the stub of an article behind
        a paywall.
        """
        chrome = sum(sentence.words for sentence, reason in self.dropped if reason in NEVER)
        return bool(self.dropped) and chrome > sum(sentence.words for sentence in self.sentences)


def clean(
    article: Article, sentences: Sequence[Sentence], repeated: Repeated = NONE_REPEATED
) -> CleanText:
    """Separate the text of *article* from what its outlet wrote around it.

    A dateline or an invented opening is cut off in front of its sentence (``start`` moves).
    """
    own = repeated.get(article.source, frozenset())
    known = patterns(base(article.language))
    begins = story_begins(article.text, language=article.language)
    terminated = _terminated(article.text, sentences)
    remaining: list[Sentence] = []
    dropped: list[tuple[Sentence, str]] = []
    for sentence in sentences:
        if sentence.end <= begins:
            dropped.append((sentence, "dateline or byline"))
        elif reason := _reason(sentence, article, own, known, terminated=terminated):
            dropped.append((sentence, reason))
        else:
            remaining.append(_trimmed(sentence, article.text, begins, known))
    return CleanText(sentences=tuple(remaining), dropped=tuple(dropped))


def story_begins(text: str, *, language: str) -> int:
    """Where the story begins, after bylines, time stamps, datelines and invented openings."""
    known = patterns(base(language))
    position = len(text) - len(text.lstrip())
    for _ in range(8):
        for pattern in known.openings:
            match = pattern.match(text, position)
            if match and match.end() > position and text[match.end() :].strip():
                position = match.end()
                break
        else:
            break
    return position


def _trimmed(sentence: Sentence, text: str, begins: int, known: Patterns) -> Sentence:
    start = max(sentence.start, begins)
    for pattern in known.datelines:  # a text may open with a caption, or hold several reports
        if (match := pattern.match(text, start, sentence.end)) and match.end() < sentence.end:
            start = match.end()
            break
    return (
        sentence
        if start == sentence.start
        else replace(sentence, start=start, text=text[start : sentence.end])
    )


def _terminated(text: str, sentences: Sequence[Sentence]) -> bool:
    """Whether the article ends its paragraphs with punctuation.

    If it does, a paragraph without punctuation is a heading or a caption.
    """
    last = {sentence.paragraph: sentence for sentence in sentences}
    count = sum(ended(sentence.text) for sentence in last.values())
    return 2 * count >= len(last) and len(last) > 1 and bool(text)


def _reason(
    sentence: Sentence,
    article: Article,
    own: frozenset[str],
    known: Patterns,
    *,
    terminated: bool,
) -> str:
    """Why *sentence* is no part of the story, "" where it is one."""
    text = sentence.text
    if not _WORD.search(text):
        return "no words"
    if own and signature(text) in own:
        return "repeated in the source"
    late = sentence.start >= TAIL * len(article.text)
    lowered = text.lower()
    short = sentence.words <= CHROME_WORDS
    for trace in known.chrome + known.spoiled if short else known.spoiled:
        if (late or not trace.late) and trace.matches(text, lowered):
            return trace.reason
    if terminated and not ended(text):
        return (
            "credit"
            if late and known.attribution.search(text) and sentence.words <= 15
            else "heading or caption"
        )
    return ""
