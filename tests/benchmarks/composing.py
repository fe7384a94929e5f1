"""What a mail costs to compose, to sign and to read back: CPU for each, beside dkimpy in the same run.

    python tests/benchmarks/composing.py [--count 300]

The small mail is HTML of about 70 KB with its cover, linking to the PDF; the other has a PDF of 1,650,000 bytes attached. dkimpy
signs the finished mail, which it hashes for each reader. Every ratio is of numbers from this run.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "mail")]

import dkim as dkimpy  # type: ignore[import-untyped]
from dkim_mails import RSA, keys, pem
from mail_desk import BODIES, HTML, TEXT, config, pdf

from digest.mail.message import Mailing, issue_mailing, message_id, pdf_link
from digest.subscribers.address import parse

PDF_SIZE, HTML_SIZE, COVER_SIZE = 1_650_000, 70_000, 70_000
ROUNDS = 3  # the best of them counts: the machine is shared
MOMENT = datetime(2025, 7, 28, 6, tzinfo=UTC)
URL = "https://week.example.org"


def cpu(call: Callable[[], object], count: int) -> float:
    """Milliseconds of CPU for each call, in the best of some rounds."""
    spans = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(count):
            call()
        spans.append((time.process_time() - start) / count * 1e3)
    return min(spans)


def mailing(folder: Path, *, attach: bool, signing: dict[str, Any]) -> Mailing:
    settings = config(
        folder,
        url=URL,
        attach="always" if attach else "auto",
        bounces="bounces@example.org",
        **signing,
    )
    file = pdf(folder, PDF_SIZE)
    link = pdf_link(file, BODIES.issue, settings)
    filler = "<p>" + "The ferry sails at noon. " * (HTML_SIZE // 25) + "</p>"
    letter = replace(
        BODIES,
        text=TEXT + link,
        html=HTML + filler + link,
        cover=os.urandom(COVER_SIZE),
        pdf_link=link,
    )
    return issue_mailing(file, letter, settings)


def composing(mail: Mailing) -> Callable[[], object]:
    """Composes the next reader's mail, the address parsed as a campaign does."""
    numbers: Iterator[int] = iter(range(10**9))

    def compose() -> object:
        number = next(numbers)
        reader = f"{number:016x}"
        return mail.to(
            parse(f"reader{number}@example.org", name="Zoë Reader"),
            message_id=message_id("2025-W30", reader, mail.sender),
            date=MOMENT,
            subscriber=reader,
        )

    compose()  # encodes the body
    return compose


def signing_by_dkimpy(mail: Mailing) -> Callable[[], object]:
    envelope = mail.to(parse("ann@example.org"), message_id="<1@example.org>", date=MOMENT)
    message, key = envelope.head + envelope.body, pem(RSA)
    names = [name.encode() for name in ("From", "To", "Subject", "Date", "Message-ID")]
    relaxed = b"relaxed", b"relaxed"
    return lambda: dkimpy.sign(
        message, b"one", b"example.org", key, canonicalize=relaxed, include_headers=names
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=300, help="mails in a round")
    count = options.parse_args().count
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        both = keys(folder)
        rsa = {key: both[key] for key in ("dkim_selector", "dkim_key_file")}
        ed25519 = {f"{key}": both[f"{key}2"] for key in rsa}
        kinds = {"unsigned": {}, "RSA-2048": rsa, "Ed25519": ed25519, "both": both}
        for title, attach in (("small mail", False), ("PDF mail", True)):
            theirs = cpu(
                signing_by_dkimpy(mailing(folder, attach=attach, signing={})), max(count // 30, 3)
            )
            size = len(mailing(folder, attach=attach, signing={}).copy().body)
            print(f"{title}, {size:,} bytes: dkimpy signs in {theirs:.1f} ms")
            for kind, signing in kinds.items():
                ours = cpu(composing(mailing(folder, attach=attach, signing=signing)), count)
                print(f"  {kind:9} {ours:.3f} ms of CPU a mail, {theirs / ours:,.0f} times less")


if __name__ == "__main__":
    main()
