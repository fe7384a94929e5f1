from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.sources._folder.holes import HOLE, without_holes
from digest.sources._folder.liquid import expand_liquid
from digest.sources._folder.shortcodes import expand_shortcodes
from digest.sources._folder.site import Site
from digest.sources.reading.html import inline_text, read_html
from digest.sources.reading.markdown import markdown_to_html
from digest.sources.reading.plain_text import plain_paragraphs
from digest.sources.reading.rejections import NotAnArticle
from digest.sources.reading.web_page import read_web_page


def paragraphs(html: str) -> tuple[str, ...]:
    return read_html(html).paragraphs


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One</p><p>Two</p>", ("One", "Two")),
        ("One<br>\n<br>Two", ("One", "Two")),
        ("He came.<br>She left.", ("He came.", "She left.")),
        ("12 Pier Road<br>Sarn", ("12 Pier Road Sarn",)),
        ("<div>a <b>b</b><i>c</i></div>", ("a bc",)),
        ("<ul><li>one<ul><li>two</li></ul></li></ul>", ("one", "two")),
        ("<h2>Head</h2>tail", ("Head", "tail")),
        ("<dl><dt>Term</dt><dd>Meaning</dd></dl>", ("Term", "Meaning")),
        ("<p>He said <q>no</q>.</p>", ("He said “no”.",)),
        ("<p>It ended.<em>The writer is ill.</em></p>", ("It ended. The writer is ill.",)),
        ("<p>The U.S.<em>s</em></p>", ("The U.S.s",)),
        ("<p>10<sup>6</sup> people<sup><a href='#1'>1</a></sup></p>", ("10⁶ people",)),
        ("<p>fish &amp; chips &lt;b&gt;</p>", ("fish & chips <b>",)),
        ("<p>a<!-- b -->c</p>", ("ac",)),
        ("<p>text <span style='display:none'>secret</span>more</p>", ("text more",)),
        ("<p>text</p><p class='a sr-only'>secret</p><p hidden>secret</p>", ("text",)),
        (
            "<script>x</script><style>x</style><table><tr><td>x</td></tr></table><pre>x</pre><p>text</p>",
            ("text",),
        ),
        (
            (
                "<iframe src='x'>x</iframe><form><input value=x><button>x</button></form>"
                "<nav>x</nav><p>text</p>"
            ),
            ("text",),
        ),
        ("<p><code>make demo</code></p><p>Type <code>make demo</code>.</p>", ("Type make demo.",)),
        ("<p>https://video.example/1</p><p>* * *</p><p>text</p>", ("text",)),
        ("<p>[gallery ids='1,2']text[/caption]</p>", ("text",)),
        ("<p>unclosed <b>bold<p>next", ("unclosed bold", "next")),
        ("", ()),
    ],
)
def test_words(html: str, expected: tuple[str, ...]) -> None:
    assert paragraphs(html) == expected


@pytest.mark.parametrize(
    ("html", "image"),
    [
        ("<img src='a.jpg' alt='A pier'>", ("a.jpg", "A pier", "", "")),
        (
            (
                "<figure><img src='a.jpg'>"
                "<figcaption>The <b>pier</b>. Photo: Ann Bell</figcaption></figure>"
            ),
            ("a.jpg", "", "The pier.", "Ann Bell"),
        ),
        ("<p><img src='a.jpg' title='The pier'></p>", ("a.jpg", "", "The pier", "")),
        (
            "<p><img src='a.jpg'><br><em>The pier (Foto: Ann Bell)</em></p>",
            ("a.jpg", "", "The pier", "Ann Bell"),
        ),
        ("<p><img src='data:image/gif;base64,R0' data-src='a.jpg'></p>", ("a.jpg", "", "", "")),
        ("<picture><source srcset='b.webp'><img src='a.jpg'></picture>", ("a.jpg", "", "", "")),
    ],
)
def test_picture(html: str, image: tuple[str, str, str, str]) -> None:
    body = read_html(f"<p>before</p>{html}<p>after</p>")
    assert [(found.src, found.alt, found.caption, found.credit) for found in body.images] == [image]
    assert body.paragraphs == ("before", "after")


@pytest.mark.parametrize(
    "html",
    [
        "<img>",
        "<img src=''>",
        "<img src='p.gif' width=1 height=1>",
        "<img src='javascript:x'>",
        "<img src='data:image/gif;base64,R0'>",
    ],
)
def test_no_picture(html: str) -> None:
    assert read_html(html).images == ()


def test_a_page_of_nothing_but_tags_is_refused_before_it_takes_time() -> None:
    with pytest.raises(NotAnArticle):
        read_html("<div>" * 30_000)


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("<>/&;=\"' abpimgdivbr!-[]*_`#|\n\x00\u200b"), max_size=120)
)
def test_whatever_comes_paragraphs_are_clean_lines(text: str) -> None:
    for html in (text, markdown_to_html(text)):
        for paragraph in paragraphs(html):
            assert paragraph == paragraph.strip()
            assert paragraph.isprintable()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\n\nc", ("a b", "c")),
        ("Head\n====\n\ntext", ("Head", "text")),
        ("a note[^1]\n\n[^1]: the note\n", ("a note",)),
        ("text\n{: .lead}\n", ("text",)),
        ("## Head {#id}\n", ("Head",)),
        ("* TOC\n{:toc}\n\ntext", ("text",)),
        ("1986. A good year", ("1986. A good year",)),
        ("1. One\n2. Two", ("One", "Two")),
        ("f***ing and f***ing and sh*t, sh*t", ("f***ing and f***ing and sh*t, sh*t",)),
        ("At** the board**, *they* **agreed**", ("At the board, they agreed",)),
        ("2 * 3 * 4", ("2 * 3 * 4",)),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\ntext", ("text",)),
        ("```\ncode\n```\n\n    code\n\ntext", ("text",)),
        ("<div markdown='1'>\n*a*\n</div>", ("a",)),
        (
            "<project@gull.example> <https://gull.example>",
            ("project@gull.example https://gull.example",),
        ),
        ("~~wrong~~right", ("right",)),
        ("<b>a</b> &copy; \\*b\\*", ("a © *b*",)),
    ],
)
def test_markdown(text: str, expected: tuple[str, ...]) -> None:
    assert paragraphs(markdown_to_html(text)) == expected


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("{{ site.url }}/a", "https://gull.example/a"),
        ("{{site.baseurl}}/a", "/paper/a"),
        ('{{ "/a.jpg" | relative_url }}', "/paper/a.jpg"),
        ("{{ '/a.jpg' | absolute_url }}", "https://gull.example/paper/a.jpg"),
        ("{{ '/a.jpg' | prepend: site.baseurl }}", "/paper/a.jpg"),
        ("{{ page.title }}x", f"{HOLE}x"),
        ("a\n{%- include a.html src='b' -%}\nx", "a\n\nx"),
        ("![a]({{ page.picture }}) x", "![a]() x"),
        ("<img src='{{ page.x }}' alt='{{ page.y }}'>", "<img src='' alt=''>"),
        ("[a]({% post_url 2025-07-25-x %})", "[a](#)"),
        ("{% raw %}{{ site.url }}{% endraw %}", "{{ site.url }}"),
        ("a{% comment %}b{% endcomment %}c{% highlight c %}d{% endhighlight %}e", "ace"),
        ("{% if page.x %}a{% endif %}", f"{HOLE}a{HOLE}"),
        ("{% if page.x %}\na\n{% endif %}", "\na\n"),
        ("{{ open", "{{ open"),
    ],
)
def test_liquid(text: str, expanded: str, tmp_path: object) -> None:
    assert expand_liquid(text, site())[0] == expanded


def test_liquid_names_what_it_left_out() -> None:
    assert expand_liquid("{{ page.x }}{% include y %}{% include z %}", site())[1] == (
        "Jekyll: left out {{ page.x }}, {% include %}",
    )


def test_a_template_is_refused() -> None:
    with pytest.raises(NotAnArticle):
        expand_liquid("{% for post in site.posts %}{{ post.title }}{% endfor %}", site())


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("{{< note >}}words{{< /note >}}", "words"),
        ("{{% note %}}words{{% /note %}}", "words"),
        ('[a]({{< ref "x.md" >}} "title")', '[a](# "title")'),
        ('[a]({{< tmp"x.md" >}})', "[a](#)"),
        ("{{< highlight go >}}{{< x >}}code{{< /highlight >}}words", "words"),
        (
            '{{< legacy-img src="a\\_b.jpg" alt="A &" >}}words',
            '<img src="a_b.jpg" alt="A &amp;">words',
        ),
        ('{{< youtube id="x" title="not words" >}}', ""),
        ("A ticket costs {{< price 12 >}} crowns.", f"A ticket costs {HOLE} crowns."),
        ("{{< box >}}It costs {{< price 1 >}}{{< /box >}}", f"It costs {HOLE}"),
        ('{{< pullquote text="words" >}}', "words"),
        ('{{< pull "It is \\"so\\" here." >}}', 'It is "so" here.'),
        ('{{< pull "Ada Bell" `They all went home.` >}}', "They all went home."),
        ('{{< button "Join us today" >}}', ""),
        ('{{< tweet user="one two three." >}}', ""),
        ("{{</* literal */>}}", "{{< literal >}}"),
        ("{{< open", "{{< open"),
    ],
)
def test_shortcodes(text: str, expanded: str) -> None:
    assert expand_shortcodes(text) == expanded


@pytest.mark.parametrize(
    ("paragraph", "left"),
    [
        (f"It is old. The dam is {HOLE} metres high. It holds.", ("It is old. It holds.",)),
        (f"{HOLE} boats came. They left.", ("They left.",)),
        (f"They came. The dam is {HOLE}.", ("They came.",)),
        (f"They came. The height is {HOLE}", ("They came.",)),
        # beside whole sentences it was no part of one
        (f"They came. {HOLE} They left.", ("They came. They left.",)),
        (f"{HOLE} They left. {HOLE}", ("They left.",)),
        (HOLE, ()),
        ("Nothing is missing ().", ("Nothing is missing ().",)),
    ],
)
def test_a_sentence_without_its_templates_value_is_left_out(
    paragraph: str, left: tuple[str, ...]
) -> None:
    assert without_holes((paragraph,), language="en")[0] == left


def test_a_sentence_without_its_templates_value_is_named() -> None:
    named = without_holes((f"The dam is {HOLE} metres high.", "It holds."), language="en")[1]
    assert [note.rpartition(": ")[2] for note in named] == ["The dam is … metres high."]


RAISED = [
    ("10<sup>6</sup> eggs", "10⁶ eggs"),
    ("300 m<sup>2</sup>", "300 m²"),
    ("12 km<sup>3</sup> of ice", "12 km³ of ice"),
    ("8&times;10<sup>-3</sup> g", "8×10⁻³ g"),
    ("2<sup>10</sup> boats", "2¹⁰ boats"),
    ("5 s<sup>&minus;1</sup>", "5 s⁻¹"),
    ("E=mc<sup>2</sup>", "E=mc²"),
    ("<i>x</i><sup>n</sup>", "xⁿ"),
    ("<sup>14</sup>C dates it", "¹⁴C dates it"),
    ("Ca<sup>2+</sup>", "Ca²⁺"),
    ("SO<sub>4</sub><sup>2-</sup>", "SO₄²⁻"),
    ("H<sub>2</sub>O", "H₂O"),
    ("x<sub>max</sub>", "xmax"),
    ("the 19<sup>th</sup> and 1<sup>er</sup>", "the 19th and 1er"),
    ("M<sup>me</sup> Roy", "Mme Roy"),
    ("Gull<sup>TM</sup> nets", "Gull™ nets"),
    # note marks
    ("0.5<sup>1</sup> crowns", "0.5 crowns"),
    ("two cubs<sup>3</sup> came", "two cubs came"),
    ("in 1979<sup>2</sup> it", "in 1979 it"),
    ("it said.<sup>12</sup>", "it said."),
    ("it said<sup>[3]</sup>.", "it said."),
    ("a law<sup>‡</sup>", "a law"),
    ("a word<sup>a</sup> here", "a word here"),
    ("a word<sup><a href='#n'>7</a></sup> here", "a word here"),
    ("a word <a href='#n'>[7]</a> here", "a word here"),
]


@pytest.mark.parametrize(("html", "text"), RAISED)
def test_powers_and_formulas_stay_and_note_marks_go(html: str, text: str) -> None:
    assert " ".join(paragraphs(f"<p>{html}</p>")[0].split()) == text
    assert " ".join(inline_text(html).split()) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("10^6 eggs, 8×10^-3 g, 300 m^2", "10⁶ eggs, 8×10⁻³ g, 300 m²"),
        ("10^{12} eggs", "10¹² eggs"),
        ("10⁶ m² and 8×10⁻³", "10⁶ m² and 8×10⁻³"),
        ("two cubs³ came.¹ It said[4] so.", "two cubs came. It said so."),
        ("It said [4]. A law‡ fell.", "It said. A law fell."),
        ("In [2024] a [sic] ^hat^ fell", "In [2024] a [sic] ^hat^ fell"),
        ("0.5¹ crowns", "0.5 crowns"),
        ("³He is rare", "³He is rare"),
    ],
)
def test_pasted_text_keeps_powers_and_loses_note_marks(text: str, plain: str) -> None:
    assert plain_paragraphs([text]) == [plain]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("10^2^ germs", "10² germs"),
        ("H~2~O and ~~old~~", "H₂O and"),
        ("10<sup>5</sup>", "10⁵"),
        ("about ~5 to ~6 km", "about ~5 to ~6 km"),
    ],
)
def test_markdown_has_raised_marks_too(text: str, plain: str) -> None:
    assert paragraphs(markdown_to_html(text)) == (plain,)


NOTES = [
    "<ol class='footnotes'><li id='n'>A note. <a href='#r'>↩</a></li></ol>",
    "<section role='doc-endnotes'><p>A note.</p></section>",
    "<ul><li id='n'>A note.</li></ul>",
    "<p><a name='n' href='#r'>[1]</a> A note.</p>",
    "<p>[1] A note.</p>",
]


@pytest.mark.parametrize("note", NOTES)
def test_notes_go_with_their_marks(note: str) -> None:
    body = f"<p>Otters<sup><a id='r' href='#n'>1</a></sup> are back.[1]</p>{note}<p>They swim.</p>"
    assert paragraphs(body) == ("Otters are back.", "They swim.")


def test_a_number_that_no_mark_points_to_is_no_note() -> None:
    assert plain_paragraphs(["It fell.", "[1] The first of three."]) == [
        "It fell.",
        "[1] The first of three.",
    ]


def test_a_list_of_contents_takes_no_part_of_the_text() -> None:
    part = "<section id='s'><p>Otters are back.</p></section>"
    assert paragraphs(f"<ul><li><a href='#s'>1</a></li></ul>{part}")[-1] == "Otters are back."
    long = f"<div id='s'>{'Otters are back. ' * 60}</div>"
    assert paragraphs(f"<p>See<a href='#s'>1</a></p>{long}")[-1].startswith("Otters")


def test_a_page_is_read_with_its_powers_and_without_its_notes() -> None:
    body = (
        "<p>The keeper let 10<sup>6</sup> eggs hatch in ponds of 300 m<sup>2</sup> on Monday.</p>"
        "<p>They cost 0.5<sup>1</sup> crowns each, and one in twenty comes back, he said.[2]</p>"
        "<p>The water holds 8&times;10<sup>-3</sup> grams of salt and CO<sub>2</sub> a litre.</p>"
        "<ol class='footnotes'><li id='n'>This note is about the price of an egg.</li></ol>"
    )
    page = f"<html><head><title>Eggs</title></head><body><article>{body}</article></body></html>"
    text = " ".join(read_web_page(page)[1].paragraphs)
    assert all(sign in text for sign in ("10⁶ eggs", "300 m²", "0.5 crowns", "10⁻³ g", "CO₂ a"))
    assert "said.[2]" not in text
    assert "note" not in text


@pytest.mark.parametrize(
    "part",
    [
        "<div class='most-read'><p>Most read</p><ul><li>A swan bit a man.</li></ul></div>",
        "<div class='side'>Most read<br>1. Swan bites man<br>2. Ten soups</div>",
        "<div class='promo-box'><p>Hear our tides.</p></div>",
        "<p class='wp-caption-text'>The old pier at dusk.</p>",
        "<div id='newsletter-signup'><p>Get our letter.</p></div>",
        "<div class='share'><a>Share</a> <a>Tweet</a></div>",
        "<div class='author-bio'><p>Anna Reed likes piers.</p></div>",
    ],
)
def test_what_the_markup_names_as_furniture_is_left_out(part: str) -> None:
    story = "The board closed the old pier on Monday, and two cranes will be moved before winter."
    assert paragraphs(f"<p>{story}</p>{part}<p>{story}</p>") == (story, story)
    page = (
        f"<html><body><article><h1>Pier</h1>{f'<p>{story}</p>' * 4}{part}</article></body></html>"
    )
    assert set(read_web_page(page)[1].paragraphs) <= {story, "Pier"}


def test_a_name_of_furniture_takes_no_article_away() -> None:
    story = "The board closed the old pier on Monday, and two cranes will be moved."
    assert paragraphs(f"<div class='share-page side'><p>{story}</p></div><p>It rained.</p>")
    assert paragraphs(f"<p>{story}</p><p class='sidecar beside'>It rained.</p>") == (
        story,
        "It rained.",
    )
    half = f"<div class='side'><p>{story}</p></div><p>{story}</p>"
    assert paragraphs(half) == (story, story)


def test_a_figure_keeps_its_caption() -> None:
    body = read_html(
        expand_shortcodes('{{< figure src="a.jpg" alt="A" caption="B" attr="Photo: Ann Bell" >}}')
    )
    assert [(image.src, image.caption, image.credit) for image in body.images] == [
        ("a.jpg", "B", "Ann Bell")
    ]


def site() -> Site:
    from pathlib import Path

    return Site(root=Path(), top=Path(), url="https://gull.example", baseurl="/paper")


@pytest.mark.parametrize(
    ("title", "site", "kept"),
    [
        ("Borrow a drill — Brema Notes", "Brema Notes", "Borrow a drill"),
        ("Brema Notes: Borrow a drill", "brema notes", "Borrow a drill"),
        ("How we made Brema Notes", "Brema Notes", "How we made Brema Notes"),
        ("Brema Notes", "Brema Notes", "Brema Notes"),
        ("Borrow a drill and a saw", "", "Borrow a drill and a saw"),
    ],
)
def test_a_pages_title_is_without_the_name_of_its_site(title: str, site: str, kept: str) -> None:
    page = (
        f'<html><head><title>{title}</title><meta property="og:site_name" content="{site}">'
        f"</head><body><p>{'The library lends out tools from this week. ' * 8}</p></body></html>"
    )
    assert read_web_page(page)[0].text("title") == kept


def test_a_text_that_line_ends_alone_part_is_without_what_stands_around_it() -> None:
    lines = (
        "Floods cut the railway between Ostia Nova and Parell on Wednesday night.",
        "The river rose 2.7 metres in six hours, the weather office said.",
        "About 900 passengers spent the night in a school gymnasium.",
        "Trains will not run before Sunday.",
    )
    page = (
        "<html><head><title>Parell: Railway cut</title></head><body><div class='date-outer'><h2 "
        "class='date-header'><span>Wednesday, November 25, 2026</span></h2><div class='post'><h3 "
        "class='post-title'>Railway cut</h3><div class='post-body entry-content'>"
        f"{'<br /><br />'.join(lines)}</div></div></div></body></html>"
    )
    assert [one for one in read_web_page(page)[1].paragraphs if one != "Railway cut"] == [*lines]
