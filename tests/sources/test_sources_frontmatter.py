from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.sources.reading.fields import Fields, make_fields
from digest.sources.reading.front_matter import read_yaml, split_front_matter
from digest.sources.reading.rejections import NotAnArticle


def fields(text: str) -> Fields:
    return split_front_matter(text).fields


@pytest.mark.parametrize(
    "title", ["No", "yes", "2024", "12:30", "1e3", "0x1F", "2025-07-25", "1_000", ".5", "true"]
)
def test_a_title_stays_as_it_was_written(title: str) -> None:
    assert fields(f"---\ntitle: {title}\n---\nbody").text("title") == title
    assert fields(f"---\ntitle: {title}\nx: @\n---\nbody").text("title") == title


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: New: pier closes", "New: pier closes"),
        ("title: @ann closes the pier", "@ann closes the pier"),
        ("title: % of piers closed", "% of piers closed"),
        ("title:\tPier closes", "Pier closes"),
        ("title: “Pier”: closed", "“Pier”: closed"),
        ("“title”: Pier closes: really", "Pier closes: really"),
        ('title: "Pier" closes', '"Pier" closes'),
        ("title: 'It's closed'", "It's closed"),
        ("title: [Pier", "[Pier"),
        ("title: *pier", "*pier"),
        ("Title: Pier closes", "Pier closes"),
        ("title: >\n  Pier\n  closes\nx: @y", "Pier closes"),
    ],
)
def test_a_title_that_yaml_refuses_is_read_line_by_line(line: str, title: str) -> None:
    matter = split_front_matter(f"---\n{line}\nslug: pier\n---\nbody")
    assert (matter.fields.text("title"), matter.fields.text("slug"), matter.body) == (
        title,
        "pier",
        "body",
    )


def test_a_repair_names_what_was_wrong_and_where() -> None:
    matter = split_front_matter("---\nslug: x\ntitle: New: y\n---\n")
    assert matter.notes == ("front matter: an unquoted colon in 'title', read line by line",)


def test_line_by_line_still_reads_lists_and_tables() -> None:
    found = fields(
        "---\ntitle: a: b\ntags:\n- one\n- 'two'\ncategories: [x, \"y\"]\n"
        "header:\n  image: a.jpg\n---\n"
    )
    assert found.texts("tags") == ("one", "two")
    assert found.texts("categories") == ("x", "y")
    assert found.table("header").text("image") == "a.jpg"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\ntitle: x\n---\nbody", "body"),
        ("---\ntitle: x\n...\nbody", "body"),
        ("\n\n--- \ntitle: x \n---  \nbody", "body"),
        ("---\ntitle: x\n---\n---\nbody", "---\nbody"),
        ("---\n---\nbody", "body"),
        ("+++\ntitle = 'x'\n+++\nbody", "body"),
        ("Title: x\nDate: 2025-07-25\n\nbody", "body"),
        ("Title: x\n  y\nDate: 2025-07-25\n\nbody\n\nmore", "body\n\nmore"),
    ],
)
def test_body(text: str, body: str) -> None:
    matter = split_front_matter(text)
    assert matter.present
    assert matter.body == body


@pytest.mark.parametrize(
    "text",
    [
        "---\nA rule, then text.\n---\nAnd more.",
        "Note: this is a text.\n\nIt goes on.",
        "Title: only a title, as a text may begin\n\nIt goes on.",
        "Date: x\nThen a line without a colon\n\nText",
        "{ not: json }",
        "{\nnot json\n}",
        "- a\n- b",
        "",
    ],
)
def test_no_front_matter_loses_no_text(text: str) -> None:
    matter = split_front_matter(text)
    assert not matter.present
    assert matter.body == text


def test_toml_that_breaks_is_read_line_by_line() -> None:
    matter = split_front_matter("+++\ntitle = 'x'\ndraft = yes\n+++\nbody")
    assert matter.fields.text("title") == "x"
    assert matter.fields.flag("draft") is True
    assert "read line by line" in matter.notes[0]


def test_parameters_of_hugo_count_as_fields() -> None:
    found = fields(
        "+++\ntitle = 'x'\n[params]\nauthor = 'Ann Bell'\n[taxonomies]\ntags = ['a']\n+++\n"
    )
    assert found.text("author") == "Ann Bell"
    assert found.texts("tags") == ("a",)


@pytest.mark.slow
@pytest.mark.parametrize(
    "block",
    [
        "a: " + "[" * 5000,
        "a: &a [x]\nb: [*a, *a]",
        "!!python/object/apply:os.system ['true']",
        "a: !!binary x",
        "? [a]\n: b",
        "- a\n- b: c",
        "<<: {a: b}",
        "a: b\n---\nc: d",
    ],
)
def test_hostile_yaml_is_harmless(block: str) -> None:
    read_yaml(block)


def test_front_matter_without_end_is_refused() -> None:
    with pytest.raises(NotAnArticle):
        split_front_matter("---\ntitle: x\n" + "key: value\n" * 10_000 + "---\n")


@given(st.text(alphabet=st.sampled_from("-+.:=[]{}>|#&*!%@`\"' \n\tabt1"), max_size=80))
def test_no_block_raises(block: str) -> None:
    for fence in ("---", "+++"):
        split_front_matter(f"{fence}\ntitle: x\n{block}\n{fence}\nbody")
    split_front_matter(block)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("Yes", True),
        ("on", True),
        ("false", False),
        ("0", False),
        ("maybe", None),
        ("", None),
        ("2025-07-25", None),
    ],
)
def test_flag(written: str, value: bool | None) -> None:  # noqa: FBT001
    assert make_fields({"draft": written}).flag("draft") is value


def test_names_are_found_however_they_are_spelled() -> None:
    found = make_fields(
        {
            "Featured-Image": "a.jpg",
            "author": {"name": "Ann Bell", "email": "x"},
            "tags": None,
            "image": "null",
        }
    )
    assert found.text("featured_image") == "a.jpg"
    assert found.text("author") == "Ann Bell"
    assert found.texts("tags") == ()
    assert found.text("image", "featured_image") == "a.jpg"
