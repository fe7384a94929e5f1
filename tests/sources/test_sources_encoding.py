from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.sources.reading.characters import clean, one_line
from digest.sources.reading.encoding import decode
from digest.sources.reading.rejections import NotAnArticle

ARABIC = "قالت رئيسة البلدية إن الميناء سيبقى مغلقا طوال الشتاء"
FRENCH = "L’été dernier, à la mairie, l’élu a cédé « sa » place."


@pytest.mark.parametrize(
    ("data", "text", "notes"),
    [
        (FRENCH.encode(), FRENCH, ()),
        (codecs.BOM_UTF8 + FRENCH.encode(), FRENCH, ()),
        (codecs.BOM_UTF16_LE + ARABIC.encode("utf-16-le"), ARABIC, ()),
        (codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be"), ARABIC, ()),
        (FRENCH.encode("cp1252"), FRENCH, ("encoding: not UTF-8, read as cp1252",)),
        (ARABIC.encode("cp1256"), ARABIC, ("encoding: not UTF-8, read as cp1256",)),
        (
            "<meta charset=iso-8859-15>10 €".encode("iso-8859-15"),
            "<meta charset=iso-8859-15>10 €",
            (),
        ),
        (
            b'<meta content="text/html; charset=windows-1256">' + ARABIC.encode("cp1256"),
            '<meta content="text/html; charset=windows-1256">' + ARABIC,
            (),
        ),
        ("<meta charset=nonsense>été".encode(), "<meta charset=nonsense>été", ()),
    ],
)
def test_decodes(data: bytes, text: str, notes: tuple[str, ...]) -> None:
    assert decode(data) == (text, notes)


RUSSIAN = "Набережную закрыли в понедельник, на неделю раньше срока."


@pytest.mark.parametrize(
    ("data", "named", "text", "notes"),
    [
        (RUSSIAN.encode("koi8-r"), "koi8-r", RUSSIAN, ()),
        # So few letters among so much markup say nothing by themselves.
        (b"<p>" * 300 + "Пирс".encode("koi8-r"), "koi8-r", "<p>" * 300 + "Пирс", ()),
        (ARABIC.encode("iso-8859-6"), "iso-8859-6", ARABIC, ()),
        (FRENCH.encode("mac-roman"), "macintosh", FRENCH, ()),
        # What a server names is often its default: the text's own word and valid UTF-8 count more.
        (RUSSIAN.encode(), "iso-8859-1", RUSSIAN, ()),
        (
            b"<meta charset=koi8-r>" + RUSSIAN.encode("koi8-r"),
            "windows-1251",
            "<meta charset=koi8-r>" + RUSSIAN,
            (),
        ),
        (RUSSIAN.encode("cp1251"), "no-such", RUSSIAN, ("encoding: not UTF-8, read as cp1251",)),
        # One broken sign makes nothing else of a text; many do.
        (
            3 * RUSSIAN.encode() + b"\xff",
            "",
            3 * RUSSIAN + "\ufffd",
            ("encoding: 1 broken sign replaced",),
        ),
        (
            3 * RUSSIAN.encode("cp1251") + b"\x98\x98",
            "windows-1251",
            3 * RUSSIAN + "\ufffd\ufffd",
            ("encoding: 2 broken signs replaced",),
        ),
        (FRENCH.encode("cp1252"), "utf-8", FRENCH, ("encoding: not UTF-8, read as cp1252",)),
    ],
)
def test_decodes_what_a_server_names(
    data: bytes, named: str, text: str, notes: tuple[str, ...]
) -> None:
    assert decode(data, named) == (text, notes)


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00", "Всё это по-русски".encode("cp866"), b"\xff" * 40 + b"\x00"],
)
def test_refuses_what_is_no_text_it_knows(data: bytes) -> None:
    with pytest.raises(NotAnArticle):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except NotAnArticle:
        return
    clean(text).encode("utf-8")


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("It\x92s \x93so\x94\x85", "It’s “so”\n"),
        ("soft\u00adhyphen\u200b\ufeff\x00\x07", "softhyphen"),
        ("e\u0301te\u200b\u0301", "été"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # a joiner that shapes a word
        ("ab\u200ccd \u200d", "abcd "),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("\ud800\ue000\U000f0000\ufffe", ""),
        ("x\u200ey", "x\u200ey"),
    ],
)
def test_clean(written: str, cleaned: str) -> None:
    assert clean(written) == cleaned


def test_line_keeps_a_no_break_space_between_words_and_nothing_else_of_white_space() -> None:
    assert one_line("  Que\u00a0?\n\t  Non\u00a0 !  ") == "Que\u00a0? Non !"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        ("Burmistrz zapowiedział, że most otworzą w środę, rzekł rzecznik.", "cp1250 iso8859_2"),
        ("Starosta města oznámil, že most otevřou ve středu, řekl úředník.", "cp1250 iso8859_2"),
        (
            "A hidat szerdán nyitják meg, mert az őszi esők és a sűrű köd tartott.",
            "cp1250 iso8859_2",
        ),
        ("Le maire a dit que le pont ouvre mercredi, à l'été, où l'eau manque.", "cp1252"),
        ("Der Bürgermeister öffnet die Brücke, größere Schäden gab es nicht.", "cp1252"),
        ("A café — £30 for a 2¼-hour tour, 20 m² of “space”.", "cp1252"),
        ("Мэр объявил, что мост откроют в среду, работы длились долго.", "cp1251 koi8_r"),
        ("Ο δήμαρχος ανακοίνωσε ότι η γέφυρα θα ανοίξει την Τετάρτη.", "cp1253"),
        ("ראש העיר הודיע כי הגשר ייפתח ביום רביעי.", "cp1255"),
        ("قالت رئيسة البلدية إن الميناء سيبقى مغلقا طوال الشتاء.", "cp1256"),
        ("市長は水曜日に橋を開くと発表しました。予算は二億円です。", "iso2022_jp shift_jis euc_jp"),
        ("市长宣布这座大桥将在星期三开放，居民们说这是不对的。", "gb18030"),
        ("市長宣布這座大橋將在星期三開放，居民們說這是不對的。", "big5"),
        ("시장은 수요일에 다리를 개통한다고 발표했다.", "euc_kr"),
        ("The mayor said that the bridge will open.", "utf-16-le utf-16-be utf-16"),
    ],
)
def test_reads_the_encodings_of_editors_right(text: str, encodings: str) -> None:
    for encoding in encodings.split():
        assert decode(text.encode(encoding))[0] == text, encoding


@pytest.mark.parametrize("rounds", [1, 2])
@pytest.mark.parametrize(
    "text",
    [
        "À l’été, le café coûte 3 € « à l’ombre ».",
        "Größere Brücken öffnen",
        "Всё это сказано",
        "Łódź ścieżka",
    ],
)
def test_mends_what_was_encoded_twice(text: str, rounds: int) -> None:
    broken = text
    for _ in range(rounds):
        broken = "".join(
            bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in broken.encode()
        )
    whole, notes = decode(broken.encode())
    assert whole == text
    assert "mended" in notes[-1]


@pytest.mark.parametrize("text", ["« CAFÉ » et « LÉ»", "NÃO e SÃO", "20 °C, 3 Â", "Ÿ ‰ ©®"])
def test_leaves_what_was_encoded_once(text: str) -> None:
    assert decode(text.encode()) == (text, ())
