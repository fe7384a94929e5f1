from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from digest.curate import CuratedWeek, best_first, stories
from digest.model import Article, Image, Place
from tests.builders import MONDAY, article, week

PIER = (
    (
        "The harbour board of Vensholm closed the old pier on Monday after divers found cracks in nine of its pillars. "
        "Chairwoman Ilse Brandt said the cranes would be moved before winter. Fishing crews protested at the quay. "
    ),
    (
        "Cracks in nine pillars have shut the old pier in Vensholm. Divers sent by the harbour board had found them, said "
        "Ilse Brandt, who chairs it. Its cranes go before winter, and fishing crews are angry. "
    ),
)
LOAF = (
    "Bakers from Lower Marrow have won the regional bread prize with a rye loaf that takes three days to rise. Baker "
    "Tomas Quill thanked his grandmother. The jury in Castelmor tasted ninety loaves. "
)


def report(name: str, text: str, **changes: object) -> Article:
    return article(
        **{
            "id": name,
            "source": name.partition(":")[0],
            "path": f"{name}.md",
            "text": text,
            **changes,
        }
    )


def curated(
    *articles: Article, sections: tuple[str, ...] = (), pinned: tuple[str, ...] = ()
) -> CuratedWeek:
    return stories(articles, week=week(), sections=sections, pinned=pinned)


def picture(name: str, *, at_hand: bool = True) -> Image:
    return Image(src=name, path=f"/pictures/{name}" if at_hand else "")


def test_one_event_becomes_one_story_with_all_its_outlets() -> None:
    gull = report(
        "gull:1", PIER[0], title="New: Old pier is shut", section="news", credit="Coast Wire"
    )
    tern = report(
        "tern:1",
        PIER[1] * 2,
        title="Board closes the old pier",
        section="City",
        credit="Tern staff",
    )
    kite = report(
        "kite:1",
        PIER[0] + "A ferry will run instead.",
        title="Vensholm loses its pier",
        section="CITY",
        credit="Coast Wire",
    )
    (story,) = curated(gull, tern, kite, sections=("World", "City")).stories
    assert [one.id for one in story.articles] == ["tern:1", "kite:1", "gull:1"]
    assert story.sources == ("tern", "kite", "gull")
    assert story.headline == "Board closes the old pier"
    assert story.section == "City"
    assert story.place is Place.LEAD
    assert story.reasons[0] == "told by 3 outlets"


def test_a_repost_is_named_not_told() -> None:
    first, again = (
        report("gull:1", PIER[0]),
        report("gull:2", "As reported, " + PIER[0], published=MONDAY + timedelta(days=4)),
    )
    result = curated(first, again, report("gull:3", LOAF))
    assert len(result.stories) == 2
    assert [item.where for item in result.rejected] == ["gull:1.md"]


def test_the_id_comes_of_the_earliest_report_and_stays() -> None:
    early = report("gull:1", PIER[0], title="New: Old pier is shut", published=MONDAY)
    late = report(
        "tern:1", PIER[1] * 3, title="Vensholm loses its pier", published=MONDAY + timedelta(days=1)
    )
    assert curated(early).stories[0].id == curated(early, late).stories[0].id == "old-pier-is-shut"


def test_ids_are_unique_and_never_empty() -> None:
    same = [
        report("gull:a", PIER[0], title="Today"),
        report("gull:b", LOAF, title="Today"),
        report("gull:2025-07-25", "Sixty lime trees fell in Ostby.", title="…"),
        report("…", "Henrik Saal plants anew.", title=""),
    ]
    assert sorted(story.id for story in curated(*same).stories) == [
        "2025-07-25",
        "story",
        "today",
        "today-2",
    ]


def test_articles_of_one_id_are_not_lost() -> None:
    found = curated(report("gull:a", PIER[0]), report("gull:a", LOAF)).stories
    assert len({story.id for story in found}) == 2


def test_the_longer_report_comes_first_but_the_latest_state_before_it() -> None:
    short, long = report("a:1", "word " * 200), report("b:1", "word " * 500)
    assert best_first([short, long]) == (long, short)
    stale = replace(long, published=MONDAY - timedelta(days=1))
    assert best_first([stale, short]) == (short, stale)


def test_a_standfirst_or_a_picture_decides_among_equals() -> None:
    plain, rich = (
        report("a:1", "word " * 200),
        report("b:1", "word " * 200, images=(picture("pier.jpg"),)),
    )
    absent = report("a:0", "word " * 200, images=(picture("gone.jpg", at_hand=False),))
    assert best_first([plain, rich, absent])[0] == rich
    assert (
        best_first([plain, replace(rich, images=(), standfirst="What divers saw.")])[0].id == "b:1"
    )


def test_the_picture_is_one_at_hand_and_no_stock_picture() -> None:
    stock = picture("stock.jpg")
    own = report(
        "gull:1", PIER[0], images=(picture("gone.jpg", at_hand=False), stock, picture("pier.jpg"))
    )
    others = [
        report(
            f"gull:{number}", f"{LOAF} {number} " * number, images=(stock,), title=f"Loaf {number}"
        )
        for number in range(2, 3)
    ]
    found = {story.articles[0].id: story.picture for story in curated(own, *others).stories}
    assert found["gull:1"] == stock
    texts = (
        "Sixty lime trees fell in Ostby.",
        "The mayor of Kell resigned over a bridge.",
        "Ninety swans wintered at Saal.",
    )
    more = [
        report(f"tern:{number}", text, images=(stock,), title="")
        for number, text in enumerate(texts)
    ]
    found = {story.articles[0].id: story.picture for story in curated(own, *others, *more).stories}
    assert found["gull:1"] == picture("pier.jpg")
    assert found["tern:0"] == stock
    assert curated(report("gull:9", LOAF)).stories[0].picture is None


def test_nothing_in_nothing_out() -> None:
    assert curated() == CuratedWeek(stories=())
