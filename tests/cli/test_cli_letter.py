"""The mail that ``digest send`` composes: its cover, its languages, its PDF."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest
from conftest import FERRY, PIER, Digest, post
from PIL import Image

WEEK = ("--week", "2025-W30")
MAIL = """
[mail]
from = "Atlas Weekly <week@example.org>"
postal_address = "1 Quay Street"
[magazine]
title = "Atlas Weekly"
website = "https://example.org"
pages = 4
"""


@pytest.fixture
def magazine(digest: Digest, tmp_path: Path) -> Digest:
    """A magazine with an issue of two posts, one with a picture, and readers of two languages."""
    folder = tmp_path / "articles"
    folder.mkdir()
    noise = Image.effect_noise((1600, 1200), 60).convert("RGB")
    noise.save(folder / "pier.jpg", quality=95)
    picture = "![The pier at dusk](pier.jpg)\n\n"
    post(folder, "2025-07-22-pier.md", title="Old pier closed", body=picture + PIER)
    post(folder, "2025-07-23-ferry.md", title="Evening ferries run", body=FERRY)
    (tmp_path / "digest.toml").write_text(f'{MAIL}\n[[source]]\npath = "articles"\n')
    assert digest("run", "--until", "build", *WEEK).code == 0
    for name, language in (("ann", "en"), ("bob", "fr")):
        assert digest("subscribers", "add", f"{name}@example.org", "--language", language).code == 0
    return digest


def mails(folder: Path) -> dict[str, EmailMessage]:
    """The mails of the outbox by the address that they go to."""
    found = {}
    for file in (folder / "outbox").iterdir():
        message = message_from_bytes(file.read_bytes(), policy=policy.default)
        assert isinstance(message, EmailMessage)
        found[message["To"].addresses[0].username] = message
    return found


def text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body
    return str(body.get_content()).replace("\r\n", "\n")


@pytest.mark.slow
def test_every_reader_gets_the_week_in_their_language(magazine: Digest, tmp_path: Path) -> None:
    assert magazine("send", "--yes", *WEEK).code == 0
    ann, bob = (mails(tmp_path)[name] for name in ("ann", "bob"))
    assert ann["Subject"].startswith("Atlas Weekly No. 1: ")
    assert bob["Subject"].startswith("Atlas Weekly nº 1 : ")
    for message in (ann, bob):
        assert "Engineers closed the old pier" in text(message)
        assert [part.get_filename() for part in message.iter_attachments()] == [
            "atlas-weekly-2025-w30.pdf"
        ]
    assert "Se désabonner: mailto:week@example.org?subject=unsubscribe" in text(bob)


@pytest.mark.slow
def test_the_cover_s_picture_is_small(magazine: Digest, tmp_path: Path) -> None:
    magazine("send", "--yes", *WEEK)
    (picture,) = (
        part for part in mails(tmp_path)["ann"].walk() if part.get_content_type() == "image/jpeg"
    )
    content = picture.get_content()
    assert Image.open(BytesIO(content)).size == (900, 562)


@pytest.mark.slow
def test_a_lost_picture_is_named_and_the_mail_goes_out(magazine: Digest, tmp_path: Path) -> None:
    (tmp_path / "articles" / "pier.jpg").unlink()
    done = magazine("send", "--yes", *WEEK)
    assert done.code == 0
    assert "pier.jpg" in done.err
    assert "the mail goes without the cover's picture" in done.err
    assert "image/jpeg" not in {part.get_content_type() for part in mails(tmp_path)["ann"].walk()}


@pytest.mark.slow
def test_where_there_are_pages_the_pdf_is_linked(magazine: Digest, tmp_path: Path) -> None:
    file = tmp_path / "digest.toml"
    file.write_text(f'{file.read_text()}\n[web]\nurl = "https://week.example.org/news/"\n')
    assert magazine("send", "--yes", *WEEK).code == 0
    ann = mails(tmp_path)["ann"]
    assert list(ann.iter_attachments()) == []
    link = "https://week.example.org/news/issues/2025-W30/atlas-weekly-2025-w30.pdf"
    assert f"Read the issue (PDF): {link}\n" in text(ann)
    assert "Unsubscribe: https://week.example.org/news/leave\n" in text(ann)
    assert ann["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.slow
def test_the_mail_leads_to_the_pages_of_the_stories(magazine: Digest, tmp_path: Path) -> None:
    file = tmp_path / "digest.toml"
    settings = file.read_text().replace("pages = 4", 'pages = 4\nformats = ["web", "epub"]')
    settings = settings.replace("[mail]", '[mail]\nattach_also = ["epub"]')
    file.write_text(f'{settings}\n[web]\nurl = "https://week.example.org"\n')
    assert magazine("run", *WEEK).code == 0
    ann = mails(tmp_path)["ann"]
    week = "https://week.example.org/issues/2025-W30"
    folder = tmp_path / "output" / "2025-W30" / "web"
    stories = [
        path for path in folder.glob("*.html") if path.name not in ("index.html", "search.html")
    ]
    assert len(stories) == 2
    html = ann.get_body(("html",))
    assert html
    for body in (text(ann), str(html.get_content())):
        for page in stories:
            assert f"{week}/web/{page.name}" in body
        assert f"{week}/web/" in body
        assert f"{week}/atlas-weekly-2025-w30.epub" in body
    assert [part.get_filename() for part in ann.iter_attachments()] == [
        "atlas-weekly-2025-w30.epub"
    ]


@pytest.mark.slow
def test_pages_of_another_print_are_named_and_not_linked(magazine: Digest, tmp_path: Path) -> None:
    file = tmp_path / "digest.toml"
    file.write_text(f'{file.read_text()}\n[web]\nurl = "https://week.example.org"\n')
    assert magazine("build", *WEEK, "--format", "web").code == 0
    plan = tmp_path / "output" / "2025-W30" / "issue.toml"
    plan.write_text(plan.read_text().replace("Old pier closed", "Pier closed for good"))
    assert magazine("build", *WEEK).code == 0
    done = magazine("send", "--yes", *WEEK)
    assert done.code == 0
    assert "the web pages are of another print" in done.err
    assert "/web/" not in text(mails(tmp_path)["ann"])


@pytest.mark.slow
def test_an_issue_that_nobody_could_get_is_not_sent(magazine: Digest, tmp_path: Path) -> None:
    file = tmp_path / "digest.toml"
    file.write_text(file.read_text().replace("[mail]", "[mail]\nattach_limit = 1000"))
    done = magazine("send", "--yes", *WEEK)
    assert done.code != 0
    assert "over [mail] attach_limit (1,000)" in done.err
    assert "so that nobody could get it" in done.err
    assert not (tmp_path / "outbox").exists()


@pytest.mark.slow
def test_the_secret_comes_from_the_environment(
    magazine: Digest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGEST_SECRET", "a key of more than sixteen letters")
    assert magazine("send", "--dry-run", *WEEK).code == 0
    assert not (tmp_path / "digest.key").exists()
    monkeypatch.delenv("DIGEST_SECRET")
    assert magazine("send", "--dry-run", *WEEK).code == 0
    assert (tmp_path / "digest.key").exists()
