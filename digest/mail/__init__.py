"""Mails a finished issue to every subscriber exactly once, even after a crash."""

from __future__ import annotations

from digest.mail.campaign import rehearse, send_issue, send_trial
from digest.mail.message import pdf_link, unsubscribe_address
from digest.mail.notice import notify
from digest.mail.offers import Offers, offers_of
from digest.mail.orders import Orders, Stop
from digest.mail.report import LABELS, SendReport, labelled
from digest.press.letter import Letter

__all__ = [
    "LABELS",
    "Letter",
    "Offers",
    "Orders",
    "SendReport",
    "Stop",
    "labelled",
    "notify",
    "offers_of",
    "pdf_link",
    "rehearse",
    "send_issue",
    "send_trial",
    "unsubscribe_address",
]
