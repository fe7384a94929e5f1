"""Write templates/locale, or the folder named, anew: digest.pot from what the templates and the
code say, each catalogue after it.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "templates" / "locale"
KINDS = {
    "templates": [("**.html", "jinja2"), ("mail/*.txt", "jinja2"), ("epub/*", "jinja2")],
    "digest/layout": [("**.py", "python")],
    "digest/press": [("**.py", "python")],
    "digest/themes": [("**.py", "python")],
    "digest/web": [("**.py", "python")],
}
KEPT = ("Language:", "MIME-Version:", "Content-", "Plural-Forms:")
"""Of a catalogue's header; who wrote what when is git's to tell, and would differ in every run."""
HEAD = (
    "# What the magazine and its mail say of themselves; "
    "how to translate it is told in CONTRIBUTING.md."
)


def template() -> Catalog:
    """Every message in the code as it stands, with the files that say it."""
    found = Catalog(header_comment=HEAD, fuzzy=False)
    for folder, methods in KINDS.items():
        for file, _, message, comments, context in extract_from_dir(
            ROOT / folder, methods, comment_tags=("TRANSLATORS:",), strip_comment_tags=True
        ):
            found.add(
                message,
                locations=[(f"{folder}/{file}", 1)],
                auto_comments=comments,
                context=context,
            )
    return found


def main(folder: Path) -> None:
    whole = template()
    _write(folder / "digest.pot", whole)
    for file in sorted(folder.glob("*.po")):
        with file.open("rb") as lines:
            catalogue = read_po(lines, locale=file.stem)
        catalogue.update(whole)
        _write(file, catalogue)


def _write(file: Path, catalogue: Catalog) -> None:
    whole = BytesIO()
    write_po(
        whole, catalogue, width=0, sort_output=True, include_lineno=False, ignore_obsolete=True
    )
    head, rest = whole.getvalue().decode("utf-8").split("\n\n", 1)
    lines = [
        line
        for line in head.split("\n")
        if not line.startswith('"') or line.startswith(tuple(f'"{key}' for key in KEPT))
    ]
    file.write_text("\n".join(lines) + "\n\n" + rest, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else LOCALE)
