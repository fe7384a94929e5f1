"""``digest build``."""

from __future__ import annotations

from typing import Any

import click

from digest.cli.common import (
    Overrides,
    common_options,
    format_option,
    formats,
    issue_options,
    press_option,
    settings,
    what_argument,
    working,
)


@click.command()
@what_argument
@format_option
@press_option
@issue_options
@common_options
def build(
    what: tuple[str, ...], week: str | None, *, form: str | None, for_press: bool, **overrides: Any
) -> None:
    """Build the PDF of the planned issue; its path is the last line on stdout.

    With --format web, epub or phone, pages for browsers, an e-book or a PDF for phones are written
    beside it from the same plan, and the last line is their path.

    With WHAT, addresses of sites or feeds, files or folders, no digest.toml is needed: they are
    read and planned first, and without --week the newest week with an article is built. An edited
    issue.toml is followed.

    Exit code 1 when the proof finds a hard fault: the PDF is written all the same, but neither run
    nor send mails it.
    """
    from digest.cli import _issue, _library

    config = Overrides(**overrides).over(settings(needed=not what))
    forms = ("pdf",) if for_press and form is None else formats(form, config)
    working(*_issue.stages(forms))
    if what:
        desk = _issue.make_plan(_issue.from_articles(what, week, config))
        _issue.finish(_issue.build(desk, for_press=for_press), desk.config, forms)
        return
    with _library.opened(config) as store:
        desk = _library.make_plan(_library.desk(week, config, store=store))
        mailed = store.ledger.pdf_of(desk.week.label)
        built = _issue.build(desk, mailed=mailed, for_press=for_press)
        if not mailed:
            _library.record_printed(store, built)
    _issue.finish(built, config, forms)
