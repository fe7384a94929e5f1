from __future__ import annotations

import pytest
from builders import article

from digest.library import changed_in_matter
from digest.library.changes import NEW_SENTENCES, RETOUCHED

BEFORE = (
    "The ferry company will double its evening sailings from the new quay in May. "
    "A ticket costs 3 crowns, as it did before. "
    "Shopkeepers on the mainland welcomed the timetable."
)
NEWS = " The board withdrew the plan on Sunday. A court will hear the union's complaint."


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        (BEFORE, False),
        (BEFORE.replace("ferry company", "Ferry Company").replace(".", "!"), False),
        (BEFORE.replace("will double", "is going to double"), False),
        (BEFORE.replace("3 crowns", "4 crowns"), True),
        (BEFORE + NEWS, True),
        (BEFORE + NEWS[:40], False),  # one added sentence is a detail
        (BEFORE.partition(". ")[0] + ".", False),  # shortened: nothing new is told
        (NEWS, True),
        ("", False),
    ],
)
def test_what_changed_in_matter(text: str, *, matters: bool) -> None:
    assert changed_in_matter(article(text=BEFORE), article(text=text)) is matters


def test_another_number_in_the_title_is_news() -> None:
    before, now = article(title="Nine boats lost"), article(title="12 boats lost")
    assert changed_in_matter(before, now)
    assert not changed_in_matter(before, article(title="Nine boats are lost"))


def test_a_sentence_of_which_half_is_other_words_is_a_new_one() -> None:
    assert RETOUCHED > 0.6
    other = BEFORE.replace(
        "A ticket costs 3 crowns, as it did before.", "A ticket costs 9 crowns from next year on."
    ).replace("Shopkeepers on the mainland welcomed", "Lorry drivers from Orsa rejected")
    assert NEW_SENTENCES == 2
    assert changed_in_matter(article(text=BEFORE), article(text=other))
