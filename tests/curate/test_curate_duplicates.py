from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.curate.duplicates import without_duplicates
from digest.model import Article
from tests.builders import MONDAY, article

BODY = (
    "The harbour board has closed the old pier after divers found cracks in nine of its forty pillars. Fishing crews "
    "were told on Monday morning to move their boats to the new quay before the end of the month.\n\n"
    "Two cranes will be taken down in autumn. A ferry is to run every twenty minutes, and a ticket will cost three "
    "crowns, the board said. The crews said that nobody had asked them, and called a meeting in the net loft for Friday."
)
OTHER = (
    "Bakers of the lower town won the regional bread prize for a rye loaf that takes three days to rise. The jury "
    "praised its crust and its patience. Four hundred loaves were sold before noon, and the mill ran out of flour.\n\n"
    "Next year the prize goes to the hills, where chestnut bread is baked in stone ovens once a week by turns."
)
TAIL = "\n\nWant more from the coast? Subscribe to our free weekly letter and never miss a tide, a launch or a wedding again."


def post(number: int, text: str, **changes: object) -> Article:
    return article(**{"id": f"gull:{number}", "path": f"gull/{number}.md", "text": text, **changes})


def test_a_retouched_repost_is_named_and_the_newest_kept() -> None:
    first = post(1, BODY, title="Pier closed", published=MONDAY)
    again = post(
        2,
        "According to new developments, " + BODY[:1].lower() + BODY[1:],
        title="New: Old pier is closed",
        published=MONDAY + timedelta(days=1),
    )
    kept, left = without_duplicates([first, again, post(3, OTHER)])
    assert kept == (again, post(3, OTHER))
    assert [str(item) for item in left] == ["gull/1.md: the same text as gull/2.md, which is used"]


def test_the_longest_version_is_kept_over_a_newer_short_one() -> None:
    whole, half = (
        post(1, BODY, published=MONDAY),
        post(2, BODY.partition("\n\n")[0], published=MONDAY + timedelta(days=3)),
    )
    assert without_duplicates([half, whole])[0] == (whole,)


def test_a_text_under_titles_without_a_common_word_is_a_notice() -> None:
    titles = ["Pier closed", "Ferry late again", "Bread prize won", "Lighthouse dark"]
    posts = [post(number, BODY, title=title) for number, title in enumerate(titles)]
    kept, left = without_duplicates([*posts, post(9, OTHER)])
    assert kept == (post(9, OTHER),)
    assert [item.where for item in left] == [f"gull/{number}.md" for number in range(4)]
    assert left[0].reason == "the same text under 4 titles of its outlet: a notice, no article"
    assert len(without_duplicates(posts[:3])[0]) == 1  # fewer may be one text posted again
    again = [*posts[:3], post(4, BODY, title="Ferry stops"), post(5, BODY, title="")]
    assert len(without_duplicates(again)[0]) == 1


def test_five_posts_of_one_text_become_one() -> None:
    openings = (
        "",
        "According to new developments, ",
        "In a recent turn of events, ",
        "As reported today, ",
        "Just in: ",
    )
    posts = [
        post(number, opening + BODY, published=MONDAY + timedelta(hours=number))
        for number, opening in enumerate(openings)
    ]
    kept, left = without_duplicates(posts)
    assert kept == (posts[-1],)
    assert len(left) == 4


def test_several_outlets_printing_one_text_are_no_duplicates() -> None:
    posts = [post(1, BODY, source="The Gull"), post(2, BODY, source="The Tern")]
    assert without_duplicates(posts) == (tuple(posts), ())


def test_a_source_is_one_however_its_name_is_written() -> None:
    assert (
        len(
            without_duplicates(
                [post(1, BODY, source="The Gull"), post(2, BODY, source="the gull ")]
            )[0]
        )
        == 1
    )


@pytest.mark.parametrize("count", [2, 3, 40])
def test_a_tail_that_all_share_makes_no_duplicates(count: int) -> None:
    posts = [
        post(
            number,
            f"Boat {number} of the {number + 3} that race tomorrow is called {'Tern' * number}, has {number} oars "
            f"and won against {number * 7} others in the bay of {'Sal' * (number + 1)}." + TAIL,
        )
        for number in range(count)
    ]
    assert without_duplicates(posts) == (tuple(posts), ())


def test_an_update_that_says_more_than_it_repeats_is_no_duplicate() -> None:
    opening = BODY.partition(". ")[0]
    posts = [post(1, BODY), post(2, f"{opening}. {OTHER}")]
    assert without_duplicates(posts)[0] == tuple(posts)


@pytest.mark.parametrize("text", ["", "   ", "…", "42"])
def test_nearly_empty_texts_pass(text: str) -> None:
    kept, left = without_duplicates([post(1, text), post(2, BODY)])
    assert len(kept) == 2
    assert left == ()


def test_nothing_in_nothing_out() -> None:
    assert without_duplicates([]) == ((), ())


@given(
    st.lists(
        st.tuples(
            st.sampled_from([BODY, OTHER, BODY + TAIL, OTHER[:80], ""]), st.sampled_from("ab")
        ),
        max_size=8,
    )
)
def test_every_article_is_kept_or_named(choice: list[tuple[str, str]]) -> None:
    posts = [post(number, text, source=source) for number, (text, source) in enumerate(choice)]
    kept, left = without_duplicates(posts)
    assert sorted([one.path for one in kept] + [one.where for one in left]) == sorted(
        one.path for one in posts
    )
    assert without_duplicates(kept) == (kept, ())
    backwards, _ = without_duplicates(posts[::-1])
    assert set(backwards) == set(kept)
