"""``digest init``."""

from __future__ import annotations

from pathlib import Path

import click

from digest.cli.common import common_options, note, result
from digest.config import FILE
from digest.errors import UsageError
from digest.files import write_whole

CONFIG = """\
# A magazine, made by digest. What stands behind # is explained or optional; "digest status" shows where you are.

[magazine]
title = "{title}"
# tagline = "The week, told once"
# language = "en"                # en, fr, es, ar …; without it the one most articles are in
timezone = "UTC"                 # such as "Europe/Paris": a week begins at midnight there
week_starts = "monday"
theme = "atlas"                  # "digest themes" lists them
pages = 24                       # at the most
folded = false                   # true for print on folded sheets: a multiple of four pages
# quote_limit = 0.4              # how much of another's article may be printed, 1 is all
# website = "https://example.org"
# sections = ["World", "Nation", "Business"]   # their order in the issue
# pinned = ["Nation"]            # their stories rank first

[[source]]
type = "folder"                  # Markdown of Jekyll or Hugo, HTML, plain text
path = "articles"
# name = "The Gazette"           # how the articles are credited; without it the site's own title
# language = "en"
# section = "Nation"

# Mail. Fill in "from" and "postal_address", then "digest send --dry-run".
# [mail]
# from = "{title} <week@example.org>"
# postal_address = "1 Harbour Street, Exampleton"   # the law wants one in every mail
# editor = "desk@example.org"    # told why, when an unattended run fails
# unsubscribe = "mailto:leave@example.org"          # or an https:// address; without it a mail to the sender
# transport = "outbox"           # .eml files in the folder outbox/; "smtp" sends:
# host = "mail.example.org"
# port = 587
# security = "starttls"          # or "tls" on port 465
# user = "week@example.org"      # the password from DIGEST_SMTP_PASSWORD, or from a file:
# password_file = "smtp-password"
"""


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
@common_options
def init(folder: Path) -> None:
    """Begin a magazine: a commented digest.toml and a folder for the articles. Nothing that exists is touched."""
    file = folder / FILE
    if file.exists():
        raise UsageError(f"{file} exists already; edit it, or begin in another folder")
    title = (
        " ".join(folder.resolve().name.replace("-", " ").replace("_", " ").split()).title()
        or "The Weekly"
    )
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    write_whole(file, CONFIG.format(title=title.replace("\\", "").replace('"', "")).encode())
    note(
        "Put articles into articles/, then: digest collect, digest plan, digest build. Or all at once: digest run"
    )
    result(str(file))
