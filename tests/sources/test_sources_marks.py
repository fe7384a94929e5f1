"""What Markdown's dialects, MDX and reStructuredText add is read or goes; none of it is printed."""

from __future__ import annotations

import pytest
from markup import left

from digest.sources.reading.html import read_html
from digest.sources.reading.markdown import read_markdown
from digest.sources.reading.mdx import without_jsx
from digest.sources.reading.page_dates import declared_date, visible_dates
from digest.sources.reading.rst import read_rst, split_fields

PROSE = "The board shut the old pier on Monday, after long surveys of all its oaken pillars."


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (f"\n        {PROSE}\n", PROSE),
        (f"\t{PROSE}\n\n\tCrews left.", f"{PROSE}\n\nCrews left."),
        ("    Crews left.\n    Boats sank.\n", "Crews left. Boats sank."),
        (f"    {PROSE}\n\nCrews left.", f"{PROSE}\n\nCrews left."),
        ("    Crews left.\n\nBoats sank.", "Boats sank."),  # too short to tell from code
        (f"    run {PROSE}\n\nBoats sank.", "Boats sank."),
        (f"    {PROSE.replace('Monday', '<b>')}\n\nBoats sank.", "Boats sank."),
        (f"    {PROSE[:-1]}\n\nBoats sank.", "Boats sank."),
        (f"Boats sank.\n\n    {PROSE}", f"Boats sank.\n\n{PROSE}"),
        (f"Boats sank.\n \n     {PROSE}\n \n    {PROSE}\n", f"Boats sank.\n\n{PROSE}\n\n{PROSE}"),
        (f"Boats\n    {PROSE}\n\n    {PROSE}", f"Boats\n\n{PROSE}\n\n{PROSE}"),
        (f"Boats\n    {PROSE}\n\n    sink(boat)", f"Boats {PROSE}"),
        (f"```\nsink\n\n    {PROSE}\n```\n\nCrews left.", "Crews left."),
    ],
)
def test_an_indented_text_is_no_code(written: str, text: str) -> None:
    assert read_markdown(written).text == text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (":::note Special thanks\nRick helped.\n:::", ["Special thanks", "Rick helped."]),
        (":::tip[Mind]\n\nRick helped.\n\n:::", ["Mind", "Rick helped."]),
        ("::: {.callout}\nRick helped.\n:::", ["Rick helped."]),
        (
            '!!! warning "Take care"\n    The key ends.\n\nNext.',
            ["Take care", "The key ends.", "Next."],
        ),
        ("??? note\n    The key ends.\n\n    Twice.", ["The key ends.", "Twice."]),
        ('=== "Now"\n\n    One.\n\n=== "Then"\n\n    Two.', ["Now", "One.", "Then", "Two."]),
        ("> [!tip]- A tip\n> The vote is open.", ["A tip", "The vote is open."]),
        ("> [!NOTE]\n> The vote is open.", ["The vote is open."]),
        ("See the [[Council|town council]] and [[a/Pier#x]].", ["See the town council and Pier."]),
        ("A ![[photo.png]] and ![[other note]] here.", ["A and here."]),
        (
            'Complexity {#complexity}\n\nText {: .icon w="70"} here{ .cls }.',
            ["Complexity", "Text here."],
        ),
        (":envelope: Write to :material-mail: us at 10:30:45.", ["Write to us at 10:30:45."]),
        ("A ==marked== word, x == y.", ["A marked word, x == y."]),
        ("Deleted {--this--} and {++that++}.", ["Deleted and that."]),
        ('--8<-- "a.md"\n\nText.', ["Text."]),
        ("*[HTML]: Hyper Text\n\nHTML it is.", ["HTML it is."]),
        ("Text with a note^[which is long] and [^1].\n\n[^1]: Gone.", ["Text with a note and ."]),
        ("Water is H~2~O and 10^5^.", ["Water is H₂O and 10⁵."]),
        ("Code `[[x]] {#y} **z**` stays.", ["Code [[x]] {#y} **z** stays."]),
        ("<!-- more -->The [pier](//gull.example) is open.", ["The pier is open."]),
        ('<div>A [pier](https://g.example/a_(b) "t") **is** open</div>', ["A pier is open"]),
        (
            "Broken ![a\\](//g.example/a.png) picture **bold** and **not.",
            ["Broken picture bold and not."],
        ),
        ("A [[link](https://a.example)](https://b.example).", ["A link."]),
        ("It&amp;quot;s a `tick and 5 > 3.", ['It"s a tick and 5 > 3.']),
        ("*Two cranes <br>will be moved. *", ["Two cranes will be moved."]),
        ("Out of *The Old Pier *([Bell](/b)).", ["Out of The Old Pier (Bell)."]),
        ("_The Old Pier _, he said.", ["The Old Pier, he said."]),
        ("*One night. <br>[...] **It closes. *", ["One night.", "[...] It closes."]),
        ("*[...] It closes.\n\nA ferry runs. *", ["[...] It closes.", "A ferry runs."]),
        ("So 5 * 3 is 15, 2 *3 * 4.", ["So 5 * 3 is 15, 2 *3 * 4."]),
        ("Rating: * * * * of five.", ["Rating: * * * * of five."]),
        ("Call _reset or its _end.", ["Call _reset or its _end."]),
        ("Don`t stop, 2**8 is 256.", ["Don`t stop, 2**8 is 256."]),
    ],
)
def test_markdown(written: str, shown: list[str]) -> None:
    paragraphs = list(read_markdown(written).paragraphs)
    assert paragraphs == shown
    if "`[[x]]" not in written:
        assert not left("\n".join(paragraphs))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("import A from 'a';\nimport {\n  B,\n} from 'b';\n\nText.", "Text."),
        ("export const a = {\n  b: 1,\n};\n\nText.", "Text."),
        ("important: exporters import goods.", "important: exporters import goods."),
        ("<Tabs values={[{a: '>'}]}>\n\nText.\n\n</Tabs>", "Text."),
        ("A <Badge text=\"x\" /> word{' '}here {count} {/* no */}.", "A  word here  ."),
        ("<div className={a}>Text</div>", "<div>Text</div>"),
        ("1 < 2 and `{x}` stay, \\{so\\}.", "1 < 2 and `{x}` stay, \\{so\\}."),
        ("{/* truncate */}", "<!-- truncate -->"),
    ],
)
def test_mdx(written: str, shown: str) -> None:
    assert without_jsx(written).strip() == shown


def test_rst() -> None:
    text = (
        "Pier closes\n===========\n\n:date: 2025-07-23\n:tags: a, b\n\n"
        "The *board* closed :doc:`the pier </pier>` and ``x``.\n\n"
        ".. note:: Mind the gap.\n\n.. youtube:: abc\n\n.. raw:: html\n\n   <b>raw</b>\n\n"
        ".. include:: /etc/passwd\n\n.. image:: a.png\n   :alt: A pier\n\n"
        ".. code:: python\n\n   print(1)\n\nIt ends [1]_.\n\n.. [1] A note.\n"
    )
    fields, body = split_fields(text)
    content = read_rst(body)
    assert (fields.text("date"), content.title) == ("2025-07-23", "Pier closes")
    assert content.paragraphs[1:] == (
        "The board closed the pier and x.",
        "Mind the gap.",
        "It ends.",
    )
    assert content.images[0].src == "a.png"


def test_a_formula_that_cannot_be_read_is_not_shouted_about(
    capsys: pytest.CaptureFixture[str],
) -> None:
    content = read_rst("Pier\n====\n\nIt is :math:`\\unknown{x` wide.\n")
    assert content.paragraphs[-1].startswith("It is")
    assert capsys.readouterr() == ("", "")


# ── dates of pages ───────────────────────────────────────────────────────────────────────────────

LONG = "The council of the town will pay the band twelve hundred euros for two new horns, " * 3


@pytest.mark.parametrize(
    ("html", "date"),
    [
        ('<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "datePublished": "2025-07-23"}]}</script>',
         "2025-07-23"),
        ('<script type="application/ld+json">{"@type": "Event", "datePublished": "2025-07-23"}</script>', ""),
        ('<script type="application/ld+json">[{"@type": ["BlogPosting"], "datePublished": "2025-07-23"}]</script>',
         "2025-07-23"),
        ('<p><time itemprop="datePublished" datetime="2025-07-23T10:00">x</time></p>', "2025-07-23T10:00"),
        ('<time class="dt-published" datetime="2025-07-23">x</time>', "2025-07-23"),
        ('<time datetime="2025-07-23">x</time>', ""),  # it may be any
    ],
)  # fmt: skip
def test_declared_dates_of_pages(html: str, date: str) -> None:
    assert declared_date(html, {}) == date


@pytest.mark.parametrize(
    ("html", "dates"),
    [
        (f"<article><h1>Horns</h1><p>Town desk · 2025-07-14</p><p>{LONG}</p><p>12 May 2024</p></article>",
         ("Town desk · 2025-07-14", "2025-07-14")),
        (f"<h1>Horns</h1><time datetime='2025-07-14T09:00'>x</time><p>{LONG}</p>", ("2025-07-14T09:00",)),
        (f"<article><header><p>14 July 2025</p><h1>Horns</h1></header><p>{LONG}</p></article>", ("14 July 2025",)),
        (f"<h1>Horns</h1><p>{LONG}</p><p>14 July 2025</p>", ()),
        (f"<h1>Horns</h1><aside>14 July 2025</aside><p>{LONG}</p>", ()),
        ("<p>14 July 2025</p>", ()),
        (f"<article><h1>Horns</h1><footer class='node__meta'><span>Mon, 07/14/2025 - 09:05</span></footer><p>{LONG}</p></article>",
         ("Mon, 07/14/2025 - 09:05",)),
        (f"<article><h1>Horns</h1><footer><span>Mon, 07/14/2025 - 09:05</span></footer><p>{LONG}</p></article>", ()),
        (f"<title>Two new horns - The Gull</title><body><b>Two new horns</b><p>14 July 2025</p><p>{LONG}</p>",
         ("14 July 2025",)),
        (f"<title>Horns: The Gull</title><body><b>The Gull</b><p>14 July 2025</p><p>{LONG}</p>", ()),
    ],
)  # fmt: skip
def test_visible_dates_of_pages(html: str, dates: tuple[str, ...]) -> None:
    assert visible_dates(html) == dates


def test_marks_of_code_in_html_stay() -> None:
    html = "<p>Write <code>[a](b)</code> or **a** or [a](b).</p>"
    assert read_html(html).paragraphs == ("Write [a](b) or a or a.",)
