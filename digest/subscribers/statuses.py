"""What the words that mailing tools write for a reader's status mean."""

from __future__ import annotations

from digest.errors import UsageError
from digest.subscribers.columns import plain

#: By our status, the words as `plain` writes them.
WORDS = {
    "active": (
        "active",
        "enabled",
        "subscribed",
        "confirmed",
        "opted in",
        "opt in",
        "optin",
        "on",
        "ok",
        "yes",
        "true",
        "1",
        "regular",
        "free",
        "paid",
        "comped",
        "complimentary",
        "premium",
        "gifted",
        "trialed",
        "aktiv",
        "abonniert",
        "angemeldet",
        "ja",
        "wahr",
        "actif",
        "abonne",
        "inscrit",
        "oui",
        "vrai",
        "activo",
        "suscrito",
        "si",
        "verdadero",
        "attivo",
        "iscritto",
        "vero",
        "نشط",
        "مشترك",
        "نعم",
    ),
    "unsubscribed": (
        "unsubscribed",
        "unsubscribe",
        "disabled",
        "inactive",
        "removed",
        "deleted",
        "archived",
        "cancelled",
        "canceled",
        "churned",
        "opted out",
        "opt out",
        "optout",
        "off",
        "no",
        "none",
        "false",
        "0",
        "abgemeldet",
        "inaktiv",
        "nein",
        "falsch",
        "desabonne",
        "desinscrit",
        "inactif",
        "non",
        "faux",
        "baja",
        "de baja",
        "inactivo",
        "falso",
        "disiscritto",
        "inattivo",
        "غير مشترك",
        "لا",
    ),
    "bounced": (
        "bounced",
        "bounce",
        "hard bounce",
        "hard bounced",
        "cleaned",
        "invalid",
        "undeliverable",
        "undelivered",
        "unzustellbar",
    ),
    "suppressed": (
        "suppressed",
        "blocklisted",
        "blacklisted",
        "blocked",
        "banned",
        "spam",
        "complained",
        "complaint",
        "abuse",
        "reported spam",
        "gesperrt",
        "bloque",
        "bloqueado",
        "bloccato",
        "محظور",
    ),
}
UNCONFIRMED = (
    "unconfirmed",
    "pending",
    "unactivated",
    "invited",
    "nonsubscribed",
    "non subscribed",
    "transactional",
    "unbestatigt",
    "en attente",
    "pendiente",
    "in attesa",
)
NO = ("no", "none", "false", "0", "off", "nein", "falsch", "non", "faux", "falso", "لا")
"""Words in a column such as "unsubscribed" that say that this reader did not."""

_MEANING = {word: status for status, words in WORDS.items() for word in words}


def is_set(cell: str) -> bool:
    """Whether a cell with a date or with yes or no says that something happened."""
    return bool(cell) and " ".join(plain(cell).split()) not in NO


def status_of(
    word: str, *, left: bool = False, blocked: bool = False, bounced: bool = False, kind: str = ""
) -> str:
    """Our status for the *word* of another tool.

    *left*, *blocked* and *bounced* tell whether the row has a date of that, or a yes. *kind* is
    what kind of reader it is, which counts where it says that they get no mail.

    Raises UsageError for a word that is not known, and for readers who never confirmed: no mail is
    sent to whoever may not have asked for it.
    """
    known, other = (" ".join(plain(each).split()) for each in (word, kind))
    if other in UNCONFIRMED or _MEANING.get(other, "active") != "active":
        known, word = other, kind
    if known in UNCONFIRMED:
        raise UsageError(
            f"has the status '{word[:40]}' and never confirmed; they can subscribe themselves"
        )
    status = _MEANING.get(known) if known else "active"
    if status is None:
        raise UsageError(
            f"has the status '{word[:40]}', which is not known; write active, unsubscribed, "
            "bounced or suppressed"
        )
    if status == "active" and (blocked or left or bounced):
        return "suppressed" if blocked else "unsubscribed" if left else "bounced"
    return status
