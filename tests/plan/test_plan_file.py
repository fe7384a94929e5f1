from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import PlanError
from digest.model import Place, Plan, PlannedStory
from digest.plan import file as plans
from digest.tables import unprintable


def planned(name: str, **changes: object) -> PlannedStory:
    base = PlannedStory(
        id=name, place=Place.NEWS, section="City", headline=name.title(), articles=(f"gull:{name}",)
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def plan(*stories: PlannedStory, **changes: object) -> Plan:
    base = Plan(number=31, week="2025-W30", title="Quayside", language="en", stories=stories)
    return replace(base, **changes)  # type: ignore[arg-type]


PIER, FERRY = (
    planned("pier", articles=("gull:pier", "tide:pier")),
    planned("ferry", words=250, picture="ferry.jpg", pinned=True),
)


def test_what_is_written_is_read_again() -> None:
    written = plan(PIER, FERRY, cover="ferry")
    assert plans.parse(plans.render(written)) == written


texts = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(
    lambda text: text.strip() and not unprintable(text)
)


@given(texts, texts, st.integers(1, 2000) | st.none(), st.sampled_from(list(Place)))
def test_any_headline_survives_the_file(
    headline: str, section: str, words: int | None, place: Place
) -> None:
    written = plan(
        planned("pier", headline=headline.strip(), section=section, words=words, place=place)
    )
    assert plans.parse(plans.render(written)) == written


def test_comments_and_spacing_of_unchanged_blocks_stay() -> None:
    text = plans.render(plan(PIER, FERRY)).replace(
        '[[story]]\nid = "ferry"', '# mind the embargo\n[[story]]\nid   =   "ferry"  # ours'
    )
    changed = plans.render(plan(FERRY, replace(PIER, headline="Pier shut")), before=text)
    assert '# mind the embargo\n[[story]]\nid   =   "ferry"  # ours' in changed
    assert changed.index("ferry") < changed.index("Pier shut")
    assert plans.parse(changed) == plan(FERRY, replace(PIER, headline="Pier shut"))


def edited(old: str, new: str) -> str:
    text = plans.render(plan(PIER, FERRY, cover="pier"))
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('words = "fit"', 'words = "long"', 'words: must be "fit" or a number'),
        ('words = "fit"', "words = 0", 'words: must be "fit" or a number'),
        ('words = "fit"', "words = true", 'words: must be "fit" or a number'),
        (
            'place = "news"',
            'place = "front"',
            "place: Unknown place 'front'. Choose one of: lead, feature, news, brief, hold, drop.",
        ),
        ('place = "news"', 'palce = "news"', "Unknown key 'palce'. Did you mean 'place'?"),
        ('headline = "Pier"', 'headline = " "', "headline: is empty"),
        ('headline = "Pier"', "headline = Pier", "this is not TOML"),
        (
            'headline = "Pier"',
            'headline = "Pi\\u0007er"',
            "headline: contains the character U+0007, which no page can have; remove it",
        ),
        ('section = "City"', 'section = "Ci\\uFFFEty"', "section: contains the character U+FFFE"),
        ('["gull:ferry"]', '["gull:\\u0001"]', "articles: contains the character U+0001"),
        ("number = 31", "number = -1", "number: must be 0 or more, not -1"),
        ('headline = "Pier"\n', "", "has no 'headline'"),
        ('id = "ferry"', 'id = "pier"', "id: 'pier' is used twice"),
        ("pinned = true", 'pinned = "yes"', "pinned: must be true or false"),
        ('articles = ["gull:ferry"]', "articles = []", "articles: is empty"),
        (
            'articles = ["gull:ferry"]',
            'articles = ["tide:pier"]',
            "articles: 'tide:pier' is in the story 'pier' too",
        ),
        (
            'language = "en"',
            'language = "english"',
            "language: Unknown language 'english'. Did you",
        ),
        ('week = "2025-W30"', 'week = "July"', "week: 'July' is not a week; write year and week"),
        (
            'cover = "pier"',
            'cover = "piers"',
            "cover: 'piers' is not the id of a printed story; did",
        ),
        ('id = "ferry"', 'id = " "', "id: is empty"),
        ('cover = "pier"', 'cover = "jetty"', "cover: 'jetty' is not the id of a printed story"),
    ],
)
def test_a_wrong_edit_is_named_with_line_and_key(old: str, new: str, expected: str) -> None:
    text = edited(old, new)
    with pytest.raises(PlanError) as caught:
        plans.parse(text, file="2025-W30/issue.toml")
    assert expected in str(caught.value)
    if (
        "TOML" not in str(caught.value)
        and "no 'headline'" not in str(caught.value)
        and new in text
        and "\n" not in new
    ):
        line = int(str(caught.value).partition("line ")[2].partition(":")[0])
        assert new.partition(" ")[0] in text.splitlines()[line - 1]


def test_a_plan_belongs_to_the_week_of_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "2025-W31" / "issue.toml"
    plans.write(path, plan(PIER))
    with pytest.raises(PlanError) as caught:
        plans.read(path)
    line = path.read_text().splitlines().index('week = "2025-W30"') + 1
    assert str(caught.value) == (
        f"2025-W31/issue.toml, line {line}: week: is '2025-W30', but the file is in the folder 2025-W31; "
        'write "2025-W31", or move the file'
    )


def test_a_single_bracket_is_named() -> None:
    with pytest.raises(PlanError, match=r"story: must be written \[\[story\]\]"):
        plans.parse(plans.render(plan(PIER)).replace("[[story]]\nid", "[story]\nid"))


def test_writing_keeps_a_good_plan_when_the_disk_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "issue.toml"
    plans.write(path, plan(PIER))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Exception, match="No space left on device.*untouched"):
        plans.write(path, plan(FERRY))
    assert plans.read(path) == plan(PIER)
    assert [file.name for file in tmp_path.iterdir()] == ["issue.toml"]


def test_earlier_plans_come_newest_first_and_broken_ones_are_passed_over(tmp_path: Path) -> None:
    for week in ("2025-W28", "2025-W29", "2025-W30"):
        plans.write(tmp_path / week / "issue.toml", plan(PIER, week=week))
    (tmp_path / "2025-W28" / "issue.toml").write_text("number =")
    assert [found.week for found in plans.earlier(tmp_path, "2025-W30")] == ["2025-W29"]


LETTER = 'Dear readers,\n\n"Two" words \\ of ours.\n[[story]]\n# not a comment\n'


def test_a_letter_is_written_and_read_again() -> None:
    written = plan(PIER, FERRY, letter=LETTER, letter_by="Mina Okafor, editor")
    text = plans.render(written)
    assert 'letter = """Dear readers,\n\n' in text
    assert plans.parse(text) == written


def test_a_letter_stays_as_the_editor_wrote_it() -> None:
    """Its lines may look like the file's own: they begin no block."""
    whole = f'letter = """\n{LETTER.replace(chr(92), chr(92) * 2)}"""  # mine\nletter_by = "M."\n'
    text = plans.render(plan(PIER, FERRY)).replace('cover = ""\n', f'cover = ""\n{whole}')
    edited = plans.parse(text)
    assert edited.letter == LETTER
    again = plans.render(replace(edited, stories=edited.stories[::-1]), before=text)
    assert whole in again
    assert plans.parse(again) == replace(edited, stories=edited.stories[::-1])


def test_a_plan_without_a_letter_names_the_key_alone() -> None:
    text = plans.render(plan(PIER))
    assert "# letter " in text
    assert "\nletter" not in text
