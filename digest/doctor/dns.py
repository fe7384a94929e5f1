"""Checks of the DNS: what receivers find there of SPF, DKIM and DMARC."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from digest.config import Config
from digest.doctor.findings import Finding, good, skipped, wrong
from digest.mail.dkim_keys import signers
from digest.mail.staff import bounces_of, sender_of

TIMEOUT = 10.0  # seconds for a name
HELP = "see docs/running.md"

Lookup = Callable[[str], tuple[str, ...]]


class NoAnswerError(Exception):
    """No name server answered: nothing is known."""


def records(config: Config, _now: datetime) -> Iterator[Finding]:
    yield from compare(config, texts)


def compare(config: Config, lookup: Lookup) -> Iterator[Finding]:
    """What *lookup* gives, the TXT records of a name, beside what mail needs."""
    domain = sender_of(config).domain
    envelope = bounces_of(config)
    checks = (
        ("SPF", _spf(envelope.domain if envelope else domain, lookup)),
        ("DKIM", _dkim(config, domain, lookup)),
        ("DMARC", _dmarc(domain, lookup)),
    )
    for name, findings in checks:
        try:
            yield from findings
        except NoAnswerError as error:
            yield skipped(name, f"no answer of the DNS ({error})")


def texts(name: str) -> tuple[str, ...]:
    """The TXT records of *name*; raises NoAnswerError where no name server answers."""
    import dns.exception
    import dns.resolver

    try:
        answer = dns.resolver.resolve(name, "TXT", lifetime=TIMEOUT)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return ()
    except (dns.exception.DNSException, OSError) as error:
        raise NoAnswerError(str(error).partition("\n")[0]) from error
    return tuple(b"".join(one.strings).decode("utf-8", "replace") for one in answer)


def _spf(domain: str, lookup: Lookup) -> Iterator[Finding]:
    found = [text for text in lookup(domain) if re.match(r"v=spf1( |$)", text, re.IGNORECASE)]
    if len(found) == 1 and not re.search(r"\+all\b", found[0]):
        yield good("SPF", f"{domain}: {found[0]}")
    elif len(found) == 1:
        yield wrong("SPF", f"{domain}: {found[0]} lets everybody send; end it with -all")
    elif found:
        yield wrong("SPF", f"{domain} has {len(found)} records, so that none counts; join them")
    else:
        yield wrong("SPF", f"{domain} has no record that begins with v=spf1; {HELP}")


def _dkim(config: Config, domain: str, lookup: Lookup) -> Iterator[Finding]:
    keys = signers(config, domain)
    if not keys:
        yield skipped("DKIM", f"[mail] names no key: digest does not sign; {HELP}")
    for signer in keys:
        name, text = signer.record()
        published = lookup(name)
        if _public(text) in map(_public, published):
            yield good("DKIM", f"{name} is published")
        elif published:
            yield wrong("DKIM", f"{name} is of another key; publish what 'digest dkim' prints")
        else:
            yield wrong("DKIM", f"{name} has no record; publish what 'digest dkim' prints")


def _public(text: str) -> str:
    """The public key in a record."""
    match = re.search(r"\bp=([A-Za-z0-9+/=\s]*)", text)
    return re.sub(r"\s", "", match[1]) if match else text


def _dmarc(domain: str, lookup: Lookup) -> Iterator[Finding]:
    """The record of *domain*, else that of the nearest domain above it that has one."""
    labels = domain.split(".")
    for start in range(len(labels) - 1):
        above = ".".join(labels[start:])
        found = [text for text in lookup(f"_dmarc.{above}") if text.startswith("v=DMARC1")]
        if found:
            yield good("DMARC", f"_dmarc.{above}: {found[0]}")
            return
    yield wrong("DMARC", f"_dmarc.{domain} has no record; begin with v=DMARC1; p=none; {HELP}")
