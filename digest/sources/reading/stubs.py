"""Recognises pages that were saved instead of an article: paywalls and error pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 150  # words; an article may quote such a sentence, a stub is little else

_ENDS_IN_WALL = (
    r"subscribe (?:now )?to (?:continue|keep|read)\b",
    r"to continue reading,? (?:please )?(?:subscribe|log in|sign in)",
    r"(?:article|content|story|report|page) is (?:(?:reserved|only|available|exclusive(?:ly)?|for|to|our|paying) )*(?:subscribers|members)",
    r"already a (?:subscriber|member)\?",
    r"réservé (?:à nos|aux) abonnés",
    r"solo para suscriptores",
    r"nur für abonnenten",
    r"للمشتركين فقط",
)
_UNDELIVERED = (
    r"trouble retrieving (?:the|this) article",
    r"enable (?:javascript|js)\b",
    r"javascript (?:is|must be) (?:disabled|enabled)",
    r"activer javascript",
    r"habilit\w+ javascript",
    r"aktivieren sie javascript",
    r"access denied",
    r"403 forbidden",
    r"are you (?:a robot|human)\b",
    r"verify(?:ing)? (?:that )?you are (?:a )?human",
    r"unusual traffic",
)
_ERROR = (
    r"^(?:404\b.*|page not found|not found|page introuvable|página no encontrada|seite nicht gefunden|"
    r"الصفحة غير موجودة)\W*$"
)
_KINDS = (
    (
        re.compile("|".join(_UNDELIVERED), re.IGNORECASE),
        "an error of the site instead of the article",
    ),
    (re.compile("|".join(_ENDS_IN_WALL), re.IGNORECASE), "behind a paywall"),
    (re.compile(_ERROR, re.IGNORECASE), "an error page"),
)


def stub_kind(title: str, paragraphs: Sequence[str]) -> str:
    """Why this is no whole article, such as "behind a paywall"; "" for an article.

    A text of more than LONGEST words is never a stub.
    """
    if sum(len(paragraph.split()) for paragraph in paragraphs) > LONGEST:
        return ""
    return next(
        (kind for pattern, kind in _KINDS if any(map(pattern.search, (title, *paragraphs)))), ""
    )
