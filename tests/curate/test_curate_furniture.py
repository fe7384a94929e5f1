from __future__ import annotations

import pytest

from digest.curate._furniture import LONGEST, own_standfirsts, own_texts
from digest.model import Article
from tests.builders import article

MAST = "The Gull, your paper on the coast, every day since 1911."
PIER = "The harbour board closed the old pier after divers found cracks in nine pillars."
LOAF = "A rye loaf that rises for three days took the regional prize in Castelmor."
ROAD = "The council will mend the coast road before the first tourists come at Easter."


def post(title: str, text: str, **changes: object) -> Article:
    return article(**{"id": title, "title": title, "text": text, **changes})


def own(*posts: Article) -> list[str]:
    return [text.strip(" |.") for text in own_texts(posts)]


def test_what_two_articles_of_an_outlet_share_is_cut() -> None:
    assert own(post("Pier", f"{MAST} {PIER}"), post("Loaf", f"{MAST} {LOAF}")) == [
        PIER.strip("."),
        LOAF.strip("."),
    ]


def test_glued_shouted_and_dated_furniture_is_cut_as_well() -> None:
    texts = own(
        post("Pier", f"THE GULL, your paper on the coast, every day since 1911{PIER}"),
        post("Loaf", f"{MAST.replace('1911', '1912')} {LOAF}"),
    )
    assert "coast" not in " ".join(texts)


def test_what_stood_around_is_not_glued_together() -> None:
    [text, _] = own_texts([post("Pier", f"Old {MAST} Pier {PIER}"), post("Loaf", f"{MAST} {LOAF}")])
    assert text.startswith("Old  | . Pier")


@pytest.mark.parametrize(
    "others",
    [
        [post("Loaf", f"{MAST} {LOAF}", source="The Tern")],
        [post("Pier", f"{MAST} {ROAD}")],
        [post("Loaf", "The Gull, your paper on a cliff. And more.")],
    ],
    ids=["another outlet", "one title", "five words"],
)
def test_what_is_no_furniture_stays(others: list[Article]) -> None:
    assert own_texts([post("Pier", f"{MAST} {PIER}"), *others])[0] == f"{MAST} {PIER}"


def test_articles_of_no_outlet_share_no_furniture() -> None:
    posts = [post(name, f"{MAST} {text}", source="") for name, text in (("a", PIER), ("b", LOAF))]
    assert own_texts(posts) == [each.text for each in posts]


def test_a_text_posted_again_under_a_new_title_stays() -> None:
    posts = [post("Pier", f"{PIER} {LOAF}"), post("Old pier", f"{PIER} {LOAF} Now")]
    assert own_texts(posts)[0] == posts[0].text


def test_a_text_of_which_a_tenth_is_new_was_not_posted_again() -> None:
    [text, _] = own(
        post("Pier", f"{PIER} {LOAF} {ROAD} It will rain in the evening."),
        post("Loaf", f"{PIER} {LOAF} {ROAD} Somebody has seen a white horse."),
    )
    assert text == "It will rain in the evening"


def test_a_page_that_stands_under_many_titles_is_no_article() -> None:
    wall = "Please log in to read this article, as our subscribers do every day of the week."
    assert own(*(post(title, wall) for title in ("Pier", "Loaf", "Road"))) == ["", "", ""]
    assert own_texts([post(title, wall) for title in ("Pier", "Loaf")]) == [wall, wall]
    assert own_texts([post("", wall, id=name) for name in "abc"]) == [wall, wall, wall]


def test_background_of_few_among_many_articles_goes_only_where_more_is_left() -> None:
    many = [post(f"{number}", f"{number} {'x' * number} {PIER}") for number in range(3)]
    other = [post(f"other {number}", f"{number * 'word '}") for number in range(60)]
    assert own(*many)[0] == "0"
    assert PIER.strip(".") in own(*many, *other)[0], "three of 63 articles are too few"


def reports(outlets: int, *, new: str = "") -> list[Article]:
    """Two reports an outlet, of an agency's text."""
    return [
        post(f"{title} {outlet}", f"{PIER} {ROAD} {new}", source=outlet)
        for outlet in ("The Gull", "The Tern", "The Auk", "The Ruff")[:outlets]
        for title in ("Pier", "Road", "Quay")
    ]


def test_what_three_outlets_print_stays_where_little_else_is_left() -> None:
    assert own(*reports(2))[0] == ""
    assert own(*reports(3))[0] == f"{PIER} {ROAD.strip('.')}"
    # With as many words of its own, it is what stands around them.
    words = " ".join("abcdefghijklmnopqrstuvwxyzäöü"[: len(f"{PIER} {ROAD}".split())])
    [first, *others] = reports(3)
    more = post("More", f"{PIER} {ROAD} {words}", source="The Gull")
    assert own(more, first, *others)[0] == words
    less = post("Less", f"{PIER} {ROAD} {words[2:]}", source="The Gull")
    assert own(less, first, *others)[0] == less.text


def test_no_more_than_the_beginning_is_read() -> None:
    [text] = own_texts([post("Pier", "x" * (LONGEST + 5))])
    assert len(text) == LONGEST


def test_a_standfirst_counts_where_it_is_the_articles_own() -> None:
    posts = [
        post("Pier", PIER, standfirst="Divers found cracks."),
        post("Loaf", LOAF, standfirst="A rye loaf that rises for three days"),
        post("Road", ROAD, standfirst=MAST),
        post("Easter", ROAD, standfirst=MAST),
        post("Tern", PIER, standfirst=MAST, source="The Tern"),
    ]
    assert own_standfirsts(posts) == ["Divers found cracks.", "", "", "", MAST]
