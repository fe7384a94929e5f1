"""Pictures of the web: fetched once, kept as files, named where they cannot be had."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from socket import socket
from typing import Any

import pytest
from builders import article, image
from loopback_web import own, reply
from PIL import Image
from web_sources import BODY, NOW, Desk, a_desk, articles, item, rss, unchanged

from digest.sources import _remote
from digest.sources._remote import with_pictures
from digest.sources.net import Client


def picture(colour: str = "red", size: tuple[int, int] = (60, 40)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "PNG")
    return file.getvalue()


def fetched(desk: Desk, *sources: str, policy: str = "all", **more: Any) -> Any:
    images = tuple(
        image(src=src if src.startswith("http") else desk.site.url(src)) for src in sources
    )
    given = article(
        url=desk.site.url("/story"), path=desk.site.url("/story"), images=images, **more
    )
    context = desk.context(pictures=desk.folder / "pictures")

    (found,) = with_pictures([given], context, context.pictures, policy, own)
    return found


def test_a_picture_is_a_file_under_the_hash_of_its_content(tmp_path: Path) -> None:
    with a_desk(
        tmp_path,
        {
            "/a.jpg": reply(200, picture()),
            "/b": reply(200, picture()),
            "/c": reply(200, picture("blue")),
        },
    ) as desk:
        found = fetched(desk, "/a.jpg", "/b", "/c")
    paths = [Path(each.path) for each in found.images]
    assert paths[0] == paths[1] != paths[2]
    assert paths[0].read_bytes() == picture()
    assert paths[0].suffix == ".png"  # by what it is
    assert paths[0].parent == tmp_path / "pictures"
    assert found.images[0].alt == "The old pier at dusk"
    assert found.notes == ()


def test_what_cannot_be_had_is_named(tmp_path: Path) -> None:
    pages = {
        "/gone.png": reply(404),
        "/page.png": reply(200, b"<html></html>"),
        "/broken": reply(500),
    }
    with a_desk(tmp_path, pages) as desk:
        url = desk.site.url
        found = fetched(desk, "/gone.png", "/page.png", "/broken")
        assert found.notes == (
            f"picture {url('/gone.png')} does not exist (404)",
            f"picture {url('/page.png')} is a web page, not a picture",
            f"picture {url('/broken')} has an error on its server (status 500)",
        )
        assert desk.memory.stamps[url("/story")] == "retry"
        desk.memory.stamps.clear()
        fetched(desk, "/gone.png")
        assert not desk.memory.stamps  # asking again would not help
    assert [each.path for each in found.images] == ["", "", ""]


def test_counters_are_named(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/1": reply(200, picture(size=(1, 1)))}) as desk:
        assert "too small" in fetched(desk, "/1").notes[0]


def test_a_picture_is_fetched_once(tmp_path: Path) -> None:
    def answer(connection: Any, asked: Any) -> None:
        same = asked.headers.get("if-none-match") == '"1"'
        connection.sendall(reply(304) if same else reply(200, picture(), {"ETag": '"1"'}))

    with a_desk(tmp_path, {"/a": answer}) as desk:
        first = fetched(desk, "/a")
        fetched(desk, "/a")
        assert len(desk.site.asked) == 1
        desk.now = NOW + timedelta(days=8)
        assert fetched(desk, "/a").images == first.images
        assert [one.headers.get("if-none-match") for one in desk.site.asked] == [None, '"1"']
        fetched(desk, "/a")
        assert len(desk.site.asked) == 2  # asked a moment ago
    assert timedelta(days=7) == _remote.FRESH


def test_a_server_that_does_not_answer_is_not_waited_for_again_at_once(tmp_path: Path) -> None:
    def silent() -> Client:
        raise AssertionError("asked again")

    with socket() as unheard, a_desk(tmp_path) as desk:
        unheard.bind(("127.0.0.1", 0))  # nobody listens
        address = f"http://localhost:{unheard.getsockname()[1]}/a"
        first = fetched(desk, address)
        assert first.notes
        context = desk.context(pictures=desk.folder / "pictures", client=silent)
        given = replace(first, notes=())
        again = replace(context, now=NOW + _remote.AGAIN - timedelta(minutes=1))
        (found,) = with_pictures([given], again, again.pictures, "all", own)
        assert found.notes == first.notes
        later = replace(context, now=NOW + _remote.AGAIN)
        with pytest.raises(AssertionError, match="asked again"):
            list(with_pictures([given], later, later.pictures, "all", own))
    assert timedelta(hours=1) == _remote.AGAIN


def test_a_picture_stays_while_its_server_is_down(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/a": [reply(200, picture(), {"ETag": '"1"'}), reply(500)]}) as desk:
        first = fetched(desk, "/a")
        desk.now = NOW + timedelta(days=8)
        assert fetched(desk, "/a") == first


def test_own_pictures_only(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/a": reply(200, picture())}) as desk:
        found = fetched(desk, "/a", "http://127.0.0.2/b", policy="own")
        assert [each.src for each in found.images] == [desk.site.url("/a")]
        assert found.notes == (
            'picture http://127.0.0.2/b is on another site, and pictures = "own"',
        )
        assert fetched(desk, "/a", policy="none").images == ()


def test_more_pictures_than_are_fetched(tmp_path: Path) -> None:
    with a_desk(tmp_path, {f"/{n}": reply(200, picture()) for n in range(41)}) as desk:
        found = fetched(desk, *(f"/{n}" for n in range(41)))
    assert found.notes == ("1 of its pictures were not fetched: more than 40",)


def test_the_order_of_items_stays_across_batches(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/a": reply(200, picture())}) as desk:
        with_one = (image(src=desk.site.url("/a")),)
        given = [article(id=str(n), images=with_one if n % 3 else ()) for n in range(150)]
        context = desk.context(pictures=tmp_path / "p")

        found = list(with_pictures(given, context, context.pictures, "all", own))
        assert [each.id for each in articles(found)] == [each.id for each in given]
        assert len(desk.site.asked) == 1


def test_a_damaged_index_is_no_index(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/a": reply(200, picture())}) as desk:
        fetched(desk, "/a")
        (card,) = (tmp_path / "pictures" / "addresses").iterdir()
        for text in ("{", "[]", '{"file": "gone.png"}', '{"x": 1}'):
            card.write_text(text)
            assert fetched(desk, "/a").images[0].path


def test_without_a_folder_nothing_is_fetched(tmp_path: Path) -> None:
    with a_desk(
        tmp_path, {"/f": reply(200, rss(item(body=BODY + '<img src="http://localhost/a.png">')))}
    ) as desk:
        (found,) = articles(desk.read("feed", "/f"))
        assert (found.images[0].path, found.notes) == ("", ())
        assert desk.site.targets == ["/f"]
        desk.memory.stamps.clear()  # as the library does when a source is configured anew
        (found,) = articles(desk.read("feed", "/f", policy="none"))
        assert found.images == ()


def test_every_kind_has_its_pictures(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/a.png": [reply(500), reply(200, picture())]}) as desk:
        body = BODY + f'<img src="{desk.site.url("/a.png")}">'
        desk.site.pages["/f"] = reply(200, rss(item(body=body)), {"ETag": '"1"'})
        (found,) = articles(desk.read("feed", "/f", pictures=tmp_path / "p"))
        assert "status 500" in found.notes[0]
        (found,) = articles(
            desk.read("feed", "/f", pictures=tmp_path / "p")
        )  # read again for its picture
        assert Path(found.images[0].path).is_file()
        assert unchanged(desk.read("feed", "/f", pictures=tmp_path / "p"))
        (tmp_path / "post.md").write_text(
            f"---\ndate: 2025-07-23\n---\n\n# Pier\n\n![x]({desk.site.url('/a.png')})\n\n{BODY}"
        )
        (found,) = articles(desk.read("folder", path="post.md", pictures=tmp_path / "p"))
        assert Path(found.images[0].path).is_file()


def test_few_articles_are_held_back_at_once(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/a": reply(200, picture())}) as desk:
        taken = []

        def given() -> Any:
            for number in range(100):
                taken.append(number)
                yield article(id=str(number), images=(image(src=desk.site.url("/a")),))

        context = desk.context(pictures=tmp_path / "p")
        next(with_pictures(given(), context, context.pictures, "all", own))
        assert len(taken) == _remote.AT_ONCE == 40
