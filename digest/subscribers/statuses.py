"""What the words that mailing tools write for a reader's status mean."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
        "marketing contact",
        "actief",
        "aangemeld",
        "ativo",
        "aktywny",
        "نشط",
        "مشترك",
        "نعم",
    ),
    "unsubscribed": (
        "unsubscribed",
        "unsubscribe",
        "non marketing contact",
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
        "uitgeschreven",
        "afgemeld",
        "inactief",
        "inativo",
        "cancelado",
        "descadastrado",
        "wypisany",
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
        "junk",
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
    "validating",
    "en attente",
    "pendiente",
    "in attesa",
)
NO = ("no", "none", "false", "0", "off", "nein", "falsch", "non", "faux", "falso", "لا")
"""Words in a column such as "unsubscribed" that say that this reader did not."""

NOTHING = ("", *NO, "n a", "na", "nan", "null", "never")
"""What a cell of such a column holds where nothing happened: "-" too."""

_MOMENT = re.compile(r"\d{4}-\d\d?-\d\d?(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{4}(?!\d)")
_MEANING = {word: status for status, words in WORDS.items() for word in words}


def is_set(cell: str) -> bool:
    """Whether a cell with a date or with yes or no says that something happened."""
    return plain(cell) not in NOTHING


def is_moment(cell: str) -> bool:
    """Whether a cell says when: in a column such as "Subscribed" that is no status."""
    return bool(_MOMENT.match(cell))


def status_of(
    *words: str,
    left: bool = False,
    blocked: bool = False,
    bounced: bool = False,
    kinds: Iterable[str] = (),
) -> str:
    """Our status for the *words* of another tool: of several one that gets no mail, where there is.

    *left*, *blocked* and *bounced* tell whether the row has a date of that, or a yes. *kinds* are
    what kind of reader it is, which counts where it says that they get no mail.

    Raises UsageError for a word that is not known, and for readers who never confirmed: no mail is
    sent to whoever may not have asked for it.
    """
    status = "active"
    for word, is_kind in (*((word, False) for word in words), *((word, True) for word in kinds)):
        known = plain(word)
        if known in UNCONFIRMED:
            raise UsageError(
                f"has the status '{word[:40]}' and never confirmed; they can subscribe themselves"
            )
        meant = _MEANING.get(known, "active" if is_kind or not known else "")
        if not meant:
            raise UsageError(
                f"has the status '{word[:40]}', which is not known; write active, unsubscribed, "
                "bounced or suppressed"
            )
        status = meant if status == "active" else status
    if status == "active" and (blocked or left or bounced):
        return "suppressed" if blocked else "unsubscribed" if left else "bounced"
    return status
