from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from builders import MONDAY, article
from stores import a_store

from digest.model import Earlier, Week
from digest.pipeline import printed_before
from digest.pipeline.memory import RUNNING
from digest.store.printed import PrintedArticle

NEXT = MONDAY + timedelta(days=7)
WEEK = Week(label="2025-W31", starts=NEXT, ends=NEXT + timedelta(days=7))
TITLE = "Lisk closes old pier after divers find eleven broken piles"
TEXT = (
    "Engineers in Lisk closed the old pier after divers found eleven broken piles beneath it. "
    "Tom Arkwright, the chief engineer of Lisk, wants the pier of 1931 taken down before winter."
)
THEN = article(id="gull:pier", source="Gull", title=TITLE, text=TEXT, published=NEXT - timedelta(2))


def test_another_outlets_report_of_a_printed_event_is_a_running_story(tmp_path: Path) -> None:
    fresh = article(
        id="tern:pier",
        source="Tern",
        title="Old pier in Lisk closed: divers find eleven broken piles",
        text=TEXT.replace("closed the old pier after", "have closed the old pier, since"),
        published=NEXT + timedelta(hours=5),
    )
    other = article(
        id="tern:bees", source="Tern", title="Bees", text="Bees left the hall.", published=NEXT
    )
    row = PrintedArticle(
        week="2025-W30", number=30, article=THEN.id, version=1, page=4, headline=TITLE
    )
    with a_store(tmp_path) as store:
        store.library.add([THEN, fresh, other], seen=NEXT)
        store.printed.record("2025-W30", [row])
        earlier, running = printed_before([fresh, other], WEEK, store)
        again, _ = printed_before([THEN], WEEK, store)
    then = Earlier(number=30, week="2025-W30", page=4)
    assert earlier == {}
    assert running == {fresh.id: then}
    assert again == {THEN.id: then}
    assert timedelta(days=14) == RUNNING
