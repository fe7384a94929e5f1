from __future__ import annotations

import pytest

from digest.sources.reading.credit_lines import find_credit, outlet_of
from digest.sources.reading.names import (
    names_nothing,
    section_name,
    slug,
    source_name,
    spelled,
)
from digest.sources.reading.plain_text import read_plain_text
from digest.sources.reading.stubs import stub_kind
from digest.text import language

WRAPPED = """\
The lighthouse on the point will stay dark until spring, since the
part that turns the lamp has to be cast anew and the foundry is busy
with the bells."""


@pytest.mark.parametrize(
    ("text", "title", "paragraphs"),
    [
        ("Title\n\nOne.\nTwo.\nThree", "Title", ("One.", "Two.", "Three")),
        ("Title\nOne.\n\nTwo.", "Title", ("One.", "Two.")),
        (f"Title\n\n{WRAPPED}\n\nEnd.", "Title", (" ".join(WRAPPED.split()), "End.")),
        ("# Title\n\nText.", "Title", ("Text.",)),
        ("Title\n-----\nText.", "Title", ("Text.",)),
        ("One sentence. And another.", "One sentence.", ("One sentence. And another.",)),
        ("No sentence", "No sentence", ("No sentence",)),
        (
            "A first line that is far too long for a title. " * 6 + "\n\nText.",
            "A first line that is far too long for a title.",
            (("A first line that is far too long for a title. " * 6).strip(), "Text."),
        ),
        ("\n\n  Title  \n\n* * *\n\nText.\n", "Title", ("Text.",)),
        ("عنوان الخبر\n\nنص قصير.\nنص آخر.", "عنوان الخبر", ("نص قصير.", "نص آخر.")),
    ],
)
def test_plain_text(text: str, title: str, paragraphs: tuple[str, ...]) -> None:
    read = read_plain_text(text)
    assert (read.title, read.paragraphs) == (title, paragraphs)


@pytest.mark.parametrize(
    ("header", "byline", "dates"),
    [
        ("By Ann Bell\n23 July 2025", "Ann Bell", ("23 July 2025",)),
        ("23 July 2025", "", ("23 July 2025",)),
        ("Par Ann Bell", "Ann Bell", ()),
        ("By the end of 2025 the pier will be gone.", "", ()),
    ],
)
def test_lines_below_the_title(header: str, byline: str, dates: tuple[str, ...]) -> None:
    read = read_plain_text(
        f"Title\n{header}\n\nThe board met. It was long, and nobody was any the wiser for it."
    )
    assert read.header == dates
    assert read.byline == byline or (header.startswith("By the end") and read.byline)


@pytest.mark.parametrize(
    ("tail", "credit", "outlet"),
    [
        (
            [
                "Coast Wire via Northern Agency, Gull.example",
                "Do you like boats?",
                "Subscribe to our FREE weekly paper",
            ],
            "Coast Wire via Northern Agency, Gull.example",
            "Gull.example",
        ),
        (["Corran Press via Harbour Wire"], "Corran Press via Harbour Wire", "Harbour Wire"),
        (["(Reuters)"], "Reuters", ""),
        (["AFP, The Sarn Gazette"], "AFP, The Sarn Gazette", "The Sarn Gazette"),
        (["Source: Energy Board"], "Energy Board", ""),
        (["المصدر: رويترز"], "رويترز", ""),
        (["The board told the Sarn Gazette that it was sorry."], "", ""),
        (["What Next For The Post?"], "", ""),
        (
            [
                "The Daily Bread",
                "It was the bakers who, of all trades, had most to lose, "
                + "since flour came by sea " * 5,
            ],
            "",
            "",
        ),
        (["Follow us on Gull.example"], "", ""),
        ([], "", ""),
    ],
)
def test_credit_line(tail: list[str], credit: str, outlet: str) -> None:
    found = find_credit(["The harbour board closed the pier.", "It will not open again.", *tail])
    assert (found, outlet_of(found)) == (credit, outlet)


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("badger", "Badger"),
        ("the-daily-gull", "The Daily Gull"),
        ("gull-2025-07-21", "Gull"),
        ("openGull", "openGull"),
        ("gull.example", "gull.example"),
        ("2025-07-21-gull", "Gull"),
        ("النورس", "النورس"),
    ],
)
def test_a_source_is_called_after_its_folder(folder: str, name: str) -> None:
    assert source_name(folder) == name


@pytest.mark.parametrize(
    ("candidates", "section"),
    [
        (("latest", "news", "sports"), "Sports"),
        (("latest", "news"), "News"),
        (("latest",), "News"),
        (("posts",), ""),
        (("ai-ml",), "AI ML"),
        (("us",), "US"),
        (("world/africa",), "World"),
        (("POLITICS",), "Politics"),
        (("openSUSE",), "openSUSE"),
        (("non classé", "Société"), "Société"),
        (("سياسة",), "سياسة"),
        (("2025",), ""),
        ((), ""),
    ],
)
def test_section(candidates: tuple[str, ...], section: str) -> None:
    assert section_name(candidates) == section


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("New: pier closes!", "new-pier-closes"),
        ("Été à la plage", "ete-a-la-plage"),
        ("under_score", "under-score"),
        ("قمة المناخ", "قمة-المناخ"),
        ("../../etc/passwd", "etc-passwd"),
        ("!!!", ""),
        ("word " * 40, "-".join(["word"] * 16)),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (
            "We are having trouble retrieving the article content.",
            "an error of the site instead of the article",
        ),
        ("Cet article est réservé aux abonnés.", "behind a paywall"),
        ("Subscribe to continue reading.", "behind a paywall"),
        ("Page not found", "an error page"),
        ("The pier is closed to subscribers of the bathing club.", ""),
        ("Readers who want more may subscribe to our free weekly paper.", ""),
        ("Log in to continue reading.", "behind a paywall"),
        ("Sign in or subscribe to read this.", "behind a paywall"),
        ("Connectez-vous pour lire la suite.", "behind a paywall"),
        ("Bitte melden Sie sich an, um diesen Artikel zu lesen.", "behind a paywall"),
        ("Inicie sesión para leer este artículo.", "behind a paywall"),
        ("Accedi per leggere l’articolo.", "behind a paywall"),
        ("سجل الدخول لقراءة المقال", "behind a paywall"),
        ("All crews must log in to the new harbour portal by Friday.", ""),
        ("Melden Sie sich an, um am Lauf der Schule teilzunehmen.", ""),
    ],
)
def test_stub(text: str, verdict: str) -> None:
    assert stub_kind("Title", [text]) == verdict


@pytest.mark.parametrize(
    "title",
    ["Log in", "Sign In | The Gull", "Connexion - Le Phare", "Anmelden", "Iniciar sesión", "Accedi", "تسجيل الدخول"],
)  # fmt: skip
def test_a_page_that_asks_for_a_log_in_is_told_by_its_title(title: str) -> None:
    assert stub_kind(title, ["Forgot it? Ask us."]) == "a page that asks for a log-in"
    assert stub_kind(f"The harbour says: {title}", ["Nobody knows."]) == ""
    assert stub_kind(title, ["A word. " * 80]) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour board closed the old pier on Monday.", "en"),
        ("Le port restera fermé tout l’hiver, a annoncé la mairie.", "fr"),
        ("El puerto permanecerá cerrado todo el invierno.", "es"),
        ("Der Hafen bleibt im Winter geschlossen.", "de"),
        ("الميناء مغلق طوال الشتاء", "ar"),
        ("Da", "nl"),
        ("12345 67890 12345", "nl"),
        ("", "nl"),
        ("AC Sarn Corran Varnholm Askerby", "nl"),
    ],
)
def test_language(text: str, expected: str) -> None:
    assert language.detect(text, default="nl") == expected


def test_only_the_languages_asked_for_are_answered() -> None:
    assert (
        language.detect(
            "Le port restera fermé tout l’hiver.", default="en", among=("fr", "xx", "en")
        )
        == "fr"
    )


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("en_US.UTF-8", "en"),
        ("fr-FR", "fr"),
        ("English", "en"),
        ("العربية", "ar"),
        ("", ""),
        ("none at all", ""),
        ("../x", ""),
    ],
)
def test_declared_language(declared: str, code: str) -> None:
    assert language.normalise(declared) == code


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("bbc", "BBC"),
        ("nyt", "NYT"),
        ("sky", "Sky"),
        ("crwth", "Crwth"),
        ("afp", "AFP"),
        ("bbc.co.uk", "BBC"),
        ("www.gull.example", "gull.example"),
        ("en.gull.example", "gull.example"),
        ("m.gull.co.uk", "gull.co.uk"),
    ],
)
def test_initials_are_capitals_and_domains_are_bare(folder: str, name: str) -> None:
    assert source_name(folder) == name


@pytest.mark.parametrize(
    ("name", "texts", "spelled_"),
    [
        ("Legoeland", ["At Le Goeland they know.", "Le Goeland / AFP"], "Le Goeland"),
        ("Gull", ["GULL reports.", "a gull flew", "GULL, July 21"], "GULL"),
        ("Daily Gull", ["DAILY GULLET", "the daily gull"], "Daily Gull"),
        ("Morninggull", ["MORNINGGULL", "MORNINGGULL"], "Morninggull"),
        ("Gull", ["GULL reports once."], "Gull"),
        ("gull.example", ["Gull reports.", "Gull again."], "Gull"),
        ("x" * 10_000, ["x"], "x" * 10_000),
        ("", ["x"], ""),
    ],
)
def test_an_outlet_is_spelled_as_its_texts_spell_it(
    name: str, texts: list[str], spelled_: str
) -> None:
    assert spelled(name, texts) == spelled_


@pytest.mark.parametrize("name", ["Gul", "Tern", "Pier", "Quay", "Mole", "Kran", "Boje", "Sund"])
def test_of_two_spellings_as_frequent_the_first_counts(name: str) -> None:
    for first, second in ((name, name.upper()), (name.upper(), name)):
        text = f"{first} said so. {second} agreed."
        assert spelled(name.lower(), [text, text]) == first


@pytest.mark.parametrize(
    ("folder", "nothing"),
    [
        ("en", True),
        ("pt-BR", True),
        ("français", True),
        ("arabic-2025-07-21", True),
        ("web", True),
        ("_posts", True),
        ("2025", True),
        ("uk", False),
        ("harbour", False),
    ],
)
def test_folders_that_name_neither_a_source_nor_a_section(folder: str, *, nothing: bool) -> None:
    assert names_nothing(folder) is nothing


@pytest.mark.parametrize("candidates", [("en", "Harbour"), ("English", "harbour")])
def test_a_language_is_no_section(candidates: tuple[str, ...]) -> None:
    assert section_name(candidates) == "Harbour"
