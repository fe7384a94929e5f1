from __future__ import annotations

import pytest

from digest.curate import group_records
from digest.errors import UsageError

PIER = [
    {
        "id": "g1",
        "title": "Harbour board closes the old pier at Vensholm",
        "published": "2025-07-21",
        "source": "gull",
        "text": "The harbour board of Vensholm closed the old pier on Monday after divers found cracks in nine pillars.",
    },
    {
        "id": "t9",
        "title": "Cracked pillars shut Vensholm's pier",
        "published": "2025-07-22T08:00:00Z",
        "source": "tern",
        "text": "Cracks in nine pillars have shut the old pier in Vensholm, divers of the harbour board found.",
    },
]
LOAF = {
    "id": 7,
    "title": "",
    "text": "Bakers from Lower Marrow have won the regional bread prize with a rye loaf of three days.",
}


def test_stories_are_numbered_in_the_order_of_their_first_members() -> None:
    assert list(group_records([PIER[0], LOAF, PIER[1]])) == [
        {"story": 0, "ids": ["g1", "t9"]},
        {"story": 1, "ids": [7]},
    ]
    assert list(group_records([])) == []


@pytest.mark.parametrize(
    "published",
    ["", "soon", "2025-02-30", "21/07/2025", 1753056000, None, "0001-01-01", "9999-12-31T23:59"],
)
def test_an_unreadable_date_counts_as_none(published: object) -> None:
    assert len(list(group_records([{**PIER[0], "published": published}]))) == 1


def test_dates_keep_old_news_from_new() -> None:
    assert len(list(group_records([PIER[0], {**PIER[1], "published": "2024-07-22"}]))) == 2


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"title": "x", "text": "y"}, "line 2: 'id' is missing"),
        ({"id": None, "text": "y"}, "line 2: 'id' is missing"),
        ({"id": True, "text": "y"}, "line 2: 'id' is missing"),
        ({"id": "b", "title": "x"}, "line 2: 'text' is missing"),
        ({"id": "b", "text": ["y"]}, "line 2: 'text' is missing or no text"),
        ({"id": "b", "text": "y", "title": 3}, "line 2: 'title' is no text"),
        ({"id": "b", "text": "y", "language": {}}, "line 2: 'language' is no text"),
        (["b", "y"], "line 2: this is no JSON object"),
    ],
)
def test_a_malformed_record_is_named_with_its_line(record: object, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        list(group_records([PIER[0], record]))  # type: ignore[list-item]


def test_an_id_may_be_a_number_or_the_same_in_letters() -> None:
    assert [story["ids"] for story in group_records([LOAF, {**PIER[0], "id": "7"}])] == [[7], ["7"]]


def test_texts_that_share_an_id_are_all_told() -> None:
    same = [{**record, "id": "x"} for record in (PIER[0], LOAF, PIER[1])]
    assert [story["ids"] for story in group_records(same)] == [["x", "x"], ["x"]]


def test_null_stands_for_what_is_not_known() -> None:
    record = {**PIER[0], "title": None, "source": None, "language": None, "published": None}
    assert list(group_records([record])) == [{"story": 0, "ids": ["g1"]}]
