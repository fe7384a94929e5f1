"""digest's default method as a summarizer of sumy's kind, for programs that use sumy."""

from __future__ import annotations

from functools import cache
from typing import Any

from digest.languages import called
from digest.model import Article, Sentence
from digest.summarise.ranking import ranked


@cache
def summarizer_class() -> type[Any]:
    """The default method of digest as a summarizer class of sumy.

    It is used as ``DigestSummarizer(language="en")(document, 3)``.
    """
    from sumy.summarizers._summarizer import AbstractSummarizer

    class DigestSummarizer(AbstractSummarizer):  # type: ignore[misc] # sumy is untyped
        """Takes any document of sumy's and chooses as digest does. Headings are left out, the first
        serves as title.
        """

        def __init__(self, *args: Any, language: str = "en") -> None:
            super().__init__(*args)
            self.language = called(language) or language

        def __call__(self, document: Any, sentences_count: int) -> tuple[Any, ...]:
            sentences = list(document.sentences)
            article, own = _as_article(document, self.language)
            order = ranked(own, articles=(article,)).order
            return tuple(sentences[index] for index in sorted(order[: int(sentences_count)]))

    return DigestSummarizer


def __getattr__(name: str) -> Any:
    """``DigestSummarizer``, built when it is asked for."""
    if name == "DigestSummarizer":
        return summarizer_class()
    raise AttributeError(name)


def _as_article(document: Any, language: str) -> tuple[Article, list[Sentence]]:
    """A document of sumy's as an article of ours and its sentences."""
    sentences: list[Sentence] = []
    text = ""
    for number, paragraph in enumerate(document.paragraphs):
        for sentence in paragraph.sentences:
            words = str(sentence)
            sentences.append(
                Sentence(
                    article="sumy",
                    start=len(text),
                    end=len(text) + len(words),
                    text=words,
                    paragraph=number,
                )
            )
            text += f"{words} "
        text = text.rstrip(" ") + "\n\n"
    title = " ".join(str(heading) for heading in document.headings[:1])
    return Article(
        id="sumy", source="", path="", title=title, text=text, language=language
    ), sentences
