"""``digest proof``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from digest.cli.common import common_options, result
from digest.errors import DigestError


@click.command()
@click.argument("pdf", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of the table.")
@common_options
def proof(pdf: Path, *, as_json: bool) -> None:
    """Count a PDF's faults, as a table or as JSON.

    Exit code 1 when one of them is hard: neither run nor send mails such an issue.

    Fill, overflow and the like come from the .layout.json that build writes beside the PDF; without
    it, or when the PDF was changed since, those rows say "not measured".
    """
    from rich.console import Console
    from rich.table import Table

    from digest.cli import _issue
    from digest.proof import proof as proof_pdf
    from digest.proof import read_layout

    report = proof_pdf(pdf, read_layout(pdf))
    if as_json:
        result(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
    else:
        table = Table(box=None, show_header=False, pad_edge=False)
        for name, value in report.rows():
            table.add_row(name, str(value))
        Console(soft_wrap=True, highlight=False).print(table)
    if report.hard:
        raise DigestError(f"{pdf}: {_issue.hard_faults(report)}; {_issue.MEND}")
