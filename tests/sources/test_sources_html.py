from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.sources._folder.hugo import expand_shortcodes
from digest.sources._folder.jekyll import expand_liquid
from digest.sources._folder.site import Site
from digest.sources.reading.html import read_html
from digest.sources.reading.markdown import markdown_to_html
from digest.sources.reading.rejections import NotAnArticle


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
        ("{{ page.title }}x", "x"),
        ("{%- include a.html src='b' -%}x", "x"),
        ("[a]({% post_url 2025-07-25-x %})", "[a](#)"),
        ("{% raw %}{{ site.url }}{% endraw %}", "{{ site.url }}"),
        ("a{% comment %}b{% endcomment %}c{% highlight c %}d{% endhighlight %}e", "ace"),
        ("{% if page.x %}a{% endif %}", "a"),
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
        ('{{< pullquote text="words" >}}', "words"),
        ("{{</* literal */>}}", "{{< literal >}}"),
        ("{{< open", "{{< open"),
    ],
)
def test_shortcodes(text: str, expanded: str) -> None:
    assert expand_shortcodes(text) == expanded


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
