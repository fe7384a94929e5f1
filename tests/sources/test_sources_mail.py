from __future__ import annotations

import base64
import os
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PIL import Image as Picture
from platforms import TEXT, Kept, articles, context, read_file, reasons

from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.model import Article, Rejected
from digest.sources import Complete, Sample, Unchanged
from digest.sources._mail import boxes, limits, newsletter
from digest.sources._posts.dates import mail_date
from digest.sources.mail import read, recognise

HEAD = "From: The Gull <news@gull.example>\r\nDate: Wed, 18 Nov 2026 09:30:00 +0100\r\n"


def letter(html: str = "", plain: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage()
    given = {
        "Subject": "The pier closes",
        "From": "The Gull <news@gull.example>",
        "Date": "Wed, 18 Nov 2026 09:30:00 +0100",
        "Message-ID": "<1@gull.example>",
        "List-Unsubscribe": "<https://click.example/u/1>",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    for name, value in given.items():
        if value:
            message[name] = value
    message.set_content(plain or "Read this letter in a program that shows HTML.")
    if html:
        message.add_alternative(html, subtype="html")
    return message


def png(side: int = 60) -> bytes:
    out = BytesIO()
    Picture.new("RGB", (side, side)).save(out, "PNG")
    return out.getvalue()


def save(folder: Path, content: EmailMessage | bytes, name: str = "a.eml") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else bytes(content))
    return path


def one(folder: Path, content: EmailMessage | bytes, **options: Any) -> Article:
    (item,) = read_file("mail", save(folder, content), options=options)
    assert isinstance(item, Article), item
    return item


def refused(folder: Path, content: EmailMessage | bytes, **options: Any) -> str:
    (item,) = read_file("mail", save(folder, content), options=options)
    assert isinstance(item, Rejected), item
    return item.reason


# ── a letter ─────────────────────────────────────────────────────────────────────────────────────


def test_the_parts_of_a_letter(tmp_path: Path) -> None:
    article = one(tmp_path, letter(f"<p>{TEXT}</p>", Archived_At="<https://gull.example/7>"))
    assert article.id == "the-gull:the-pier-closes"
    assert article.path == str(tmp_path / "a.eml")
    assert (article.title, article.source, article.byline) == ("The pier closes", "The Gull", "")
    assert article.published == datetime(2026, 11, 18, 8, 30, tzinfo=UTC)
    assert article.text == TEXT
    assert article.url == "https://gull.example/7"
    assert article.language == "en"


def test_a_named_outlet_makes_the_sender_its_author(tmp_path: Path) -> None:
    save(tmp_path, letter(f"<p>{TEXT}</p>", From="Ada Bell <ada@gull.example>"))
    (article,) = articles(read_file("mail", tmp_path / "a.eml", name="The Gull")).values()
    assert (article.source, article.byline) == ("The Gull", "Ada Bell")


FURNISHED = f"""<html><head><title>t</title><style>p {{}}</style></head><body>
<div style="display:none;max-height:0px">What the letter is about</div>
<table><tr><td><p><a href="https://click.example/view-in-browser/9">Elsewhere</a></p></td></tr>
<tr><td><table><tr><td><p>{TEXT}</p><p>{TEXT}</p></td></tr></table></td></tr>
<tr><td><img src="https://track.example/o" style="width:1px;height:1px"></td></tr>
<tr><td>Too much? <a href="https://click.example/u/1">Leave</a></td></tr>
<tr><td>Gull Ltd, 1 Quay Street</td></tr></table></body></html>"""


def test_what_is_no_text_of_the_letter_goes(tmp_path: Path) -> None:
    article = one(tmp_path, letter(FURNISHED))
    assert article.text == f"{TEXT}\n\n{TEXT}"
    assert article.images == ()


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("View this email in your browser", "Unsubscribe from this list"),
        ("Voir cet e-mail dans votre navigateur", "Vous recevez ce message car vous êtes abonné"),
        ("Newsletter im Browser ansehen", "Sie erhalten diese E-Mail als Abonnent"),
        ("Ver este correo en el navegador", "Darse de baja"),
        ("Visualizza nel browser", "Annulla l’iscrizione"),
        ("عرض هذه الرسالة في المتصفح", "إلغاء الاشتراك"),
        ("", "© 2026 Gull Ltd"),
    ],
)
def test_furniture_is_known_by_its_words_too(tmp_path: Path, head: str, foot: str) -> None:
    html = f"<p>{head}</p><p>{TEXT}</p><p>{TEXT}</p><p>{foot}</p><p>Gull Ltd, 1 Quay Street</p>"
    assert one(tmp_path, letter(html)).text == f"{TEXT}\n\n{TEXT}"


def test_a_text_about_such_things_stays(tmp_path: Path) -> None:
    long = "Readers who want to unsubscribe find no way to do so. " * 5
    paragraphs = [TEXT, long.strip(), TEXT]
    html = "".join(f"<p>{each}</p>" for each in paragraphs)
    assert one(tmp_path, letter(html)).text.split("\n\n") == paragraphs


def test_a_way_out_within_the_one_block_of_the_letter_ends_it(tmp_path: Path) -> None:
    body = "<br><br>".join([TEXT] * 6)
    html = f'<div>{body}<br><br>Too much? <a href="https://x.example/unsubscribe">Leave</a> Quay Street</div>'
    text = one(tmp_path, letter(html)).text
    assert text.startswith("\n\n".join([TEXT] * 6))
    assert "Quay Street" not in text


def test_a_way_out_at_the_top_takes_nothing_with_it(tmp_path: Path) -> None:
    html = f'<p><a href="https://x.example/unsubscribe">Leave</a></p><p>{TEXT}</p>'
    assert one(tmp_path, letter(html)).text == TEXT


def test_plain_text_is_read_where_there_is_no_html(tmp_path: Path) -> None:
    plain = f"{TEXT}\n\nSecond paragraph here.\n\n-- \nThe Gull\n1 Quay Street\n"
    assert one(tmp_path, letter(plain=plain)).text == f"{TEXT}\n\nSecond paragraph here."


def test_flowed_lines_are_put_together(tmp_path: Path) -> None:
    data = (
        HEAD
        + "Subject: A\r\nContent-Type: text/plain; format=flowed\r\n\r\nThe board \r\nmet on Monday.\r\n"
    ).encode()
    assert one(tmp_path, data).text == "The board met on Monday."


# ── what is refused ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"Date": ""}, "no date in its header"),
        (
            {"List_Unsubscribe": "", "In_Reply_To": "<2@x.example>"},
            "an answer in a conversation, no newsletter",
        ),
        ({"Auto_Submitted": "auto-replied"}, "an automatic answer"),
    ],
)
def test_what_is_no_newsletter_is_named(
    tmp_path: Path, headers: dict[str, str], reason: str
) -> None:
    assert refused(tmp_path, letter(f"<p>{TEXT}</p>", **headers)) == f"{reason} (“The pier closes”)"


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("multipart/encrypted; boundary=b", "encrypted"),
        ("application/pkcs7-mime", "encrypted"),
        ("multipart/report; boundary=b", "a report on a delivery"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, kind: str, reason: str) -> None:
    data = f"{HEAD}Subject: A\r\nContent-Type: {kind}\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n".encode()
    assert refused(tmp_path, data) == f"{reason} (“A”)"


def test_a_date_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    data = bytes(letter(plain=TEXT)).replace(b"Wed, 18 Nov 2026 09:30:00 +0100", b"tomorrow")
    assert refused(tmp_path, data) == "its date 'tomorrow' cannot be read (“The pier closes”)"


def test_only_the_wanted_senders_are_taken(tmp_path: Path) -> None:
    for wanted in ("news@gull.example", "gull.example", "@GULL.example"):
        assert one(tmp_path, letter(f"<p>{TEXT}</p>"), senders=[wanted])
    assert refused(tmp_path, letter(f"<p>{TEXT}</p>"), senders=["ull.example"]).startswith(
        "of a sender"
    )


def test_parts_within_parts_without_end_are_refused(tmp_path: Path) -> None:
    data = HEAD + "Subject: A\r\n"
    for depth in range(80):
        data += f"Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n"
    assert refused(tmp_path, data.encode()) == "parts within parts without end (“A”)"


# ── dates ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "written",
    [
        "Wed, 18 Nov 2026 09:30:00 +0100",
        "18 Nov 2026 08:30 GMT",
        "Wed, 18 Nov 2026 08:30:00 -0000",
        "Wed, 18 Nov 2026 09:30:00 +0100 (CET)",
        "Wed, 18 Nov 2026 09:30:00 CET",
        "Wed,  18 Nov 2026 03:30:00 EST",
        "Wed Nov 18 09:30:00 2026",
        "Wed, 18 Nov 2026 09:30:00",
        "18 Nov 26 08:30 UT",
    ],
)
def test_a_date_is_read(written: str) -> None:
    assert mail_date(written, ZoneInfo("Europe/Paris")) == datetime(2026, 11, 18, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "Wed, 30 Nov -0001 00:00:00 +0000",
        "Wed, 31 Feb 2026 09:30:00 +0100",
        "Wed, 18 Nov 2026 25:30:00 +0100",
        "Wed, 18 Nov 2026 09:30:00 XYZ",
        "Wed, 18 Nov 2026 09:30:00 +9900",
        "Wed, 18 Nov 9026 09:30:00 +0100",
        "18/11/2026 09:30",
    ],
)
def test_a_date_that_is_not_certain_is_none(written: str) -> None:
    assert mail_date(written, ZoneInfo("Europe/Paris")) is None


# ── encodings ────────────────────────────────────────────────────────────────────────────────────


def test_japanese_of_the_old_kind(tmp_path: Path) -> None:
    def word(text: str) -> str:
        return f"=?ISO-2022-JP?B?{base64.b64encode(text.encode('iso2022_jp')).decode()}?="

    header = f"Subject: {word('古い桟橋が')}\r\n {word('閉鎖')}\r\nFrom: {word('かもめ新聞')} <k@gull.example>\r\nDate: Wed, 18 Nov 2026 09:30:00 +0900\r\nContent-Type: text/plain; charset=ISO-2022-JP\r\n\r\n"
    article = one(tmp_path, header.encode() + "港の理事会は桟橋を閉鎖した。".encode("iso2022_jp"))
    assert (article.title, article.source) == ("古い桟橋が閉鎖", "かもめ新聞")
    assert article.text == "港の理事会は桟橋を閉鎖した。"


def test_japanese_with_signs_beyond_its_standard(tmp_path: Path) -> None:
    head = f"{HEAD}Subject: A\r\nContent-Type: text/plain; charset=ISO-2022-JP\r\n\r\n"
    words = "ｶﾓﾒ新聞は港を閉鎖した。"
    article = one(tmp_path, head.encode() + words.encode("iso2022_jp_ext"))
    assert article.text == words
    article = one(tmp_path, head.encode() + b"\x1b$B-!-j9A\x1b(B")
    assert article.text == "①㈱港"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-2", "iso-8859-2"),
        ("", "utf-8"),
        ("us-ascii", "cp1252"),
        ("nonsense", "utf-8"),
        ("utf-8", "cp1252"),
    ],
)
def test_charsets_that_hold_and_that_lie(tmp_path: Path, charset: str, encoding: str) -> None:
    words = "Zamknięte molo" if encoding == "iso-8859-2" else "Le quai fermé à Noël"
    declared = f"; charset={charset}" if charset else ""
    head = f"{HEAD}Subject: A\r\nContent-Type: text/plain{declared}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert one(tmp_path, head.encode() + words.encode(encoding)).text == words


@pytest.mark.parametrize(
    ("whole", "text"),
    [
        (11, "é" * 11 + " plain words" * 20 + "\ufffd."),
        (10, "é" * 10 + " plain words" * 20 + "Ã."),
    ],
)
def test_utf_8_with_a_cut_sign_is_still_utf_8(tmp_path: Path, whole: int, text: str) -> None:
    from digest.sources._mail.headers import to_text

    words = " plain words" * 20
    assert to_text(("é" * whole + words).encode() + b"\xc3.", "utf-8") == text


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        (b"=?utf-8?q?Le_quai_ferm=C3=A9?=", "Le quai fermé"),
        ("Le quai fermé".encode(), "Le quai fermé"),
        ("Le quai fermé".encode("cp1252"), "Le quai fermé"),
        (b"=?nonsense?q?Pier?=", "Pier"),
        (b"=?utf-8?b?broken!?= Pier", "=?utf-8?b?broken!?= Pier"),
        (b"Folded\r\n subject", "Folded subject"),
        (b"1 < 2 & 3", "1 < 2 & 3"),
    ],
)
def test_subjects_in_every_state(tmp_path: Path, subject: bytes, title: str) -> None:
    assert (
        one(tmp_path, HEAD.encode() + b"Subject: " + subject + b"\r\n\r\n" + TEXT.encode()).title
        == title
    )


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("news@daily-gull.example", "daily-gull.example"),
        ('"Gull, The" <a@gull.example>', "Gull, The"),
        ("Bell, Ada <a@gull.example>", "Bell, Ada"),
        ("a@gull.example (The Gull)", "The Gull"),
        ("<a@gull.example>", "gull.example"),
    ],
)
def test_a_sender_has_a_name(tmp_path: Path, sender: str, name: str) -> None:
    data = f"From: {sender}\r\nDate: Wed, 18 Nov 2026 09:30:00 +0100\r\nSubject: A\r\n\r\n{TEXT}"
    assert one(tmp_path, data.encode()).source == name


# ── pictures and attachments ─────────────────────────────────────────────────────────────────────


def with_picture(content: bytes) -> EmailMessage:
    message = letter(
        f'<p>{TEXT}</p><img src="cid:pier@x" alt="The pier"><img src="https://gull.example/b.jpg">'
    )
    payload: Any = message.get_payload()
    payload[1].add_related(content, "image", "png", cid="<pier@x>")
    message.add_attachment(
        b"MZ", maintype="application", subtype="octet-stream", filename="../../run.exe"
    )
    return message


def test_pictures_inside_are_kept_where_the_source_says(tmp_path: Path) -> None:
    article = one(tmp_path, with_picture(png()), pictures_in=str(tmp_path / "kept"))
    first, second = article.images
    assert Path(first.path).read_bytes() == png()
    assert (first.alt, Path(first.path).parent.name) == ("The pier", "kept")
    assert second.src == "https://gull.example/b.jpg"
    assert article.notes == ("an attachment is left out",)
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_a_page_that_is_attached_is_not_opened(tmp_path: Path) -> None:
    message = letter(f"<p>{TEXT}</p>")
    message.add_attachment("<p>Attached.</p>", subtype="html", filename="a.html")
    assert one(tmp_path, message).text == TEXT


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    article = one(tmp_path, with_picture(png()))
    assert [image.src for image in article.images] == ["https://gull.example/b.jpg"]
    assert "set 'pictures_in'" in article.notes[0]
    assert os.listdir(tmp_path) == ["a.eml"]


def test_what_is_no_picture_is_not_written(tmp_path: Path) -> None:
    article = one(tmp_path, with_picture(b"<svg/>"), pictures_in=str(tmp_path / "kept"))
    assert "none that can be printed" in article.notes[0]
    assert os.listdir(tmp_path) == ["a.eml"]


# ── mailboxes ────────────────────────────────────────────────────────────────────────────────────


def mbox(*letters: EmailMessage) -> bytes:
    return b"\n".join(
        b"From x@y.example Wed Nov 18 09:30:00 2026\n" + bytes(each) + b"\n" for each in letters
    )


def test_an_mbox_is_split_at_its_letters_only(tmp_path: Path) -> None:
    plain = (
        "From here on the pier is closed.\n\nFrom 10:30 nobody comes.\n\n>From the town neither.\n"
    )
    path = save(
        tmp_path,
        mbox(letter(plain=plain), letter(plain=TEXT, Subject="Second", Message_ID="")),
        "box",
    )
    items = read_file("mail", path)
    found = articles(items)
    assert list(found) == ["The pier closes", "Second"]
    assert found["The pier closes"].text.split("\n\n")[2] == "From the town neither."
    assert [each.path for each in found.values()] == [f"{path}#1@gull.example", f"{path}#2"]
    assert not any(isinstance(item, Complete) for item in items)


def test_a_line_within_a_paragraph_begins_no_letter(tmp_path: Path) -> None:
    plain = "They wrote:\nFrom x@y.example Wed Nov 18 09:30:00 2026\nand no more.\n"
    path = save(
        tmp_path, mbox(letter(plain=TEXT)).replace(TEXT[:20].encode(), plain.encode()), "box"
    )
    assert len(read_file("mail", path)) == 1


def test_a_maildir_is_read_and_a_letter_keeps_its_place(tmp_path: Path) -> None:
    for part in ("cur", "new", "tmp"):
        (tmp_path / "Mail" / part).mkdir(parents=True)
    memory = Kept()
    file = save(tmp_path / "Mail" / "new", letter(f"<p>{TEXT}</p>"), "170.M1.host")
    items = read_file("mail", tmp_path / "Mail", memory)
    (article,) = articles(items).values()
    file.rename(tmp_path / "Mail" / "cur" / "170.M1.host:2,S")
    assert read_file("mail", tmp_path / "Mail", memory) == [Unchanged(article.path)]


def test_a_folder_of_letters_and_other_files(tmp_path: Path) -> None:
    save(tmp_path, letter(f"<p>{TEXT}</p>"))
    save(tmp_path, mbox(letter(plain=TEXT, Subject="Second")), "b.mbox")
    save(tmp_path, b"x", "c.pdf")
    (tmp_path / ".hidden.eml").write_bytes(b"x")
    memory = Kept()
    items = read_file("mail", tmp_path, memory)
    assert list(articles(items)) == ["The pier closes", "Second"]
    assert reasons(items) == ["files that are no mails: 1 .pdf"]
    assert items[-1] == Complete()
    again = read_file("mail", tmp_path, memory)
    assert [type(item) for item in again] == [Unchanged, Unchanged, Rejected, Complete]


def test_one_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boxes, "LARGEST", 400)
    assert "too large" in refused(tmp_path, letter(plain="x " * 400))
    path = save(
        tmp_path, mbox(letter(plain="x " * 400)) + b"\n" + mbox(letter(plain="Short.")), "box"
    )
    assert len(read_file("mail", path)) == 2


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"\x00" * 1000, b"no header at all", b"From: \r\n\r\n", b"\xff" * 300]
)
def test_what_is_no_mail_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    assert refused(tmp_path, content)


def test_nothing_is_a_rejection_too(tmp_path: Path) -> None:
    assert reasons(read_file("mail", tmp_path / "gone")) == ["no such file or folder"]
    assert reasons(read_file("mail", tmp_path)) == ["no mail here"]


def test_settings_and_recognition(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="senders"):
        read(SourceConfig(type="mail", path="x", options={"sender": ["a"]}), context())
    with pytest.raises(ConfigError, match="path: missing"):
        read(SourceConfig(type="mail"), context())
    for name, content in (
        ("a", bytes(letter(plain=TEXT))),
        ("b.mbox", mbox(letter(plain=TEXT))),
        ("c.eml", b""),
    ):
        path = save(tmp_path, content, name)
        found = recognise(Sample(where=str(path), path=path, content=content))
        assert found is not None, name
        assert found.config.path == str(path)
    assert recognise(Sample(where="x", path=tmp_path)) is not None
    assert (
        recognise(Sample(where="x", path=save(tmp_path, b"# Title", "a.md"), content=b"# Title"))
        is None
    )
    assert recognise(Sample(where="https://gull.example/")) is None


def test_the_foot_lies_behind_three_fifths_of_the_words() -> None:
    for words, left in ((57, 2), (60, 1)):
        text = ["word " * words, "Unsubscribe here", "word " * (98 - words)]
        assert len(newsletter.article_in(text)) == left


def test_the_head_has_four_paragraphs_and_the_foot_twenty() -> None:
    call = "Unsubscribe here"
    text = ["A word or two."] * 30
    assert newsletter.article_in([*text[:3], call, *text]) == tuple(text[:3] + text)
    assert newsletter.article_in([*text[:4], call, *text]) == (*text[:4], call, *text)
    assert newsletter.article_in([*text, *text, call, *text[:19]]) == tuple(text + text)
    assert newsletter.article_in([*text, *text, call, *text[:20]]) == (
        *text,
        *text,
        call,
        *text[:20],
    )


def test_a_block_with_more_than_120_words_holds_the_text_too(tmp_path: Path) -> None:
    for words, kept in ((118, False), (119, True)):
        inside = f'<div>{"word " * words}<br><br>Too <a href="https://x.example/unsubscribe">much</a></div>'
        text = newsletter.prepared(f"<p>{'word ' * 400}</p>{inside}")
        assert (text.count("word") > 400) is kept


ENDLESS = {
    "links": letter(
        "<div>"
        + '<a href="https://x.example/unsubscribe">x</a> word word '.join([""] * 6000)
        + "</div>"
    ),
    "parts": HEAD.encode()
    + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    + b"--b\r\n\r\nx\r\n" * 300_000,
    "fields": b"X: y\r\n" * 800_000 + HEAD.encode() + b"\r\nx",
    "parameters": HEAD.encode() + b"Content-Type: text/html; " + b"a=b; " * 40_000 + b"\r\n\r\nx",
    "folded": HEAD.encode()
    + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html"
    + b";\r\n a=b" * 200_000
    + b"\r\n\r\nx",
    "words": HEAD.encode() + b"Subject: " + b"=?utf-8?q?a?= " * 15_000 + b"\r\n\r\nx",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_no_mail_takes_long(tmp_path: Path, name: str) -> None:
    begun = time.process_time()
    read_file("mail", save(tmp_path, ENDLESS[name]))
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("limit", "content", "reason"),
    [
        (
            "LONGEST_HEADER",
            b"X: " + b"y" * 100 + b"\r\n" + HEAD.encode() + b"\r\nx",
            "a header without end",
        ),
        (
            "LONGEST_FIELD",
            HEAD.encode() + b"Content-Type: text/plain; a=" + b"b" * 100 + b"\r\n\r\nx",
            "a header without end",
        ),
        ("MOST_BOUNDARIES", HEAD.encode() + b"\r\n" + b"--b\n" * 101 + b"x", "parts without end"),
    ],
)
def test_each_limit_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, content: bytes, reason: str
) -> None:
    monkeypatch.setattr(limits, limit, 99)
    assert refused(tmp_path, content) == reason
    monkeypatch.setattr(limits, limit, 999)
    assert read_file("mail", save(tmp_path, content, "b.eml"))


def test_parts_have_a_greatest_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from digest.sources._mail import bodies

    monkeypatch.setattr(bodies, "MOST_PARTS", 3)
    message = EmailMessage()
    for name, value in letter().items():
        if not name.lower().startswith(("content", "mime")):
            message[name] = value
    message.make_mixed()
    for _ in range(5):
        message.add_attachment(b"x", maintype="application", subtype="pdf")
    assert refused(tmp_path, message) == "more than 3 parts (“The pier closes”)"


def test_a_paragraph_that_speaks_of_the_mail_is_short() -> None:
    assert newsletter.speaks_of_mail("Unsubscribe here " + "word " * 43)
    assert not newsletter.speaks_of_mail("Unsubscribe here " + "word " * 44)
