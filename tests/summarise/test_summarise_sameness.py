from __future__ import annotations

import numpy as np
import pytest
from builders import article

from digest.summarise import summarise_record
from digest.summarise.sameness import repeated_facts
from digest.summarise.vectors import vectors
from digest.text.sentences import sentences as split

BODIES = "The bodies of five sailors were found near Northport, a harbour in the cold north."
OTHERS = " Anna Reed sang. Tom Bell wept. Boats came at nine. Rain fell on the quay."


CLIP = (
    "Tom Bell of Gull News tells of a rich harbour boss held since May over claims that a Corran "
    "sailor was locked in a cold Northport boat shed for nine long weeks."
)
REPORT = (
    "Police charged one harbour boss after, for weeks, a sailor from Corran was locked and beaten "
    "inside his boat, where nine rusty hooks hung, Northport papers wrote on Monday, quoting "
    "tales told by frightened neighbours."
)


def same(one: str, other: str, *, before: str = "Snow fell. Hail fell.") -> bool:
    """Whether *one* and *other*, in a text of more sentences, tell one fact."""
    own = tuple(split(article(text=f"{before} {one} {other}{OTHERS}")))
    found = repeated_facts(
        np.zeros((len(own), len(own))), own, vectors(own, "en"), language="en", same=0.6
    )
    assert np.array_equal(found, found.T)
    place = len(split(article(text=before))) if before else 0
    return bool(found[place, place + 1] >= 0.6)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # A number and what it counts, and one more pair.
        (BODIES, "Five sailors were found dead near Northport on Monday, the mayor told crews."),
        # Most of the shorter one.
        (
            "Tom Bell will lead the harbour board of Northport from June, the port said.",
            "The port named Bell as the new head of the Northport harbour board from June.",
        ),
        # Nine words, less than half of the shorter one's.
        (CLIP, REPORT),
        # Four pairs.
        (
            "Anna Reed told worried fishing crews that the Northport harbour board would close the old pier.",
            "From May, the Northport harbour board, short of money, will close the old pier and sell cranes.",
        ),
    ],
)
def test_one_fact_in_other_words_is_told_once(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BODIES, "Nine sailors were found near Northport, a harbour in the cold north, last week."),
        (BODIES, "Sailors were seen near Northport on Monday, the mayor told crews at the quay."),
        (BODIES, "Five sailors were found."),
        # Three pairs are the names of things.
        (
            "Anna Reed told worried fishing crews that the Northport harbour board likes the pier.",
            "From May, the Northport harbour board, short of money, will sell cranes, say crews.",
        ),
        (
            "Anna Reed told tired fishing crews of the old Northport pier in spring about the money.",
            "Money for the old Northport pier comes from spring taxes, Tom Bell wrote on a quay.",
        ),
        ("Boat number 3 left the old pier with cod.", "Boat number 4 left the old pier with salt."),
        ("Anna Reed leads the harbour board.", "The harbour board closed the old pier."),
    ],
)
def test_other_facts_are_told(one: str, other: str) -> None:
    assert not same(one, other)


def test_a_summary_tells_a_fact_once() -> None:
    text = (
        f"{BODIES} Police asked for help. Five sailors were found dead near Northport on Monday, "
        "the mayor told crews. A helicopter searched the coast for two more boats. "
        "Their ship, the Gull, had left Port Alder on Friday."
    )
    record = {"id": 1, "text": text, "language": "en"}
    told = [each["text"] for each in summarise_record(record, count=3)["sentences"]]
    assert len(told) == 3
    assert sum("sailors were found" in each for each in told) == 1


STANDFIRST = "Anna Reed wants a new Northport harbour crane, paid by rich neighbours abroad."
LEAD = "Harbour chair Anna Reed said on Monday that Northport needs some new crane, and soon."


def test_a_lead_that_tells_the_standfirst_again_is_one_fact() -> None:
    assert same(STANDFIRST, LEAD, before="")
    assert same(STANDFIRST, LEAD, before="Snow fell.")
    # Farther on they are two.
    assert not same(STANDFIRST, LEAD, before="Snow fell. Hail fell.")
    # Five words in common are few, and so is a small part.
    assert not same(STANDFIRST.replace("crane", "boat"), LEAD, before="")
    longer = STANDFIRST.replace(".", " and loved by old crews, nets, ropes and cod.")
    assert not same(
        longer,
        LEAD.replace(".", " say bold men, women, boys, bakers, smiths and poets."),
        before="",
    )
