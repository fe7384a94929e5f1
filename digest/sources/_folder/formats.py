"""The suffixes of files: which are read, which are documents that are not, which are feeds."""

from __future__ import annotations

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mkdown"})
MDX = frozenset({".mdx"})
RST = frozenset({".rst", ".rest"})
HTML = frozenset({".html", ".htm", ".xhtml"})
TEXT = frozenset({".txt", ".text"})
READ = MARKDOWN | MDX | RST | HTML | TEXT

#: Documents in formats that are not read, each named.
DOCUMENTS = frozenset(
    {
        *(".adoc", ".asciidoc", ".asc", ".org", ".textile", ".creole", ".mediawiki", ".wiki"),
        *(".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf", ".epub", ".tex", ".typ"),
        *(".ipynb", ".lr", ".njk", ".liquid", ".pug", ".astro", ".rmd", ".qmd", ".djot"),
    }
)
#: What other kinds of source may read: feeds, exports, mail.
FEEDS = frozenset({".xml", ".rss", ".atom", ".opml", ".rdf", ".mbox", ".eml"})
