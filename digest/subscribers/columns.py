"""What the columns of a list of readers hold, by the headings that mailing tools give them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

#: By what it holds, the headings of a column as `plain` writes them.
HEADINGS = {
    "email": (
        "email",
        "e mail",
        "mail",
        "email address",
        "e mail address",
        "mail address",
        "address",
        "subscriber email",
        "emailadresse",
        "e mail adresse",
        "mailadresse",
        "adresse",
        "adresse email",
        "adresse e mail",
        "adresse mail",
        "adresse electronique",
        "courriel",
        "correo",
        "correo electronico",
        "direccion de correo",
        "direccion de correo electronico",
        "direccion de email",
        "indirizzo",
        "indirizzo email",
        "indirizzo e mail",
        "posta elettronica",
        "البريد الالكتروني",
        "البريد",
        "الايميل",
        "ايميل",
    ),
    "name": (
        "name",
        "full name",
        "display name",
        "subscriber name",
        "vollstandiger name",
        "nom",
        "nom complet",
        "nombre",
        "nombre completo",
        "nome",
        "nome completo",
        "الاسم",
        "الاسم الكامل",
        "اسم",
    ),
    "first": (
        "first name",
        "firstname",
        "first",
        "fname",
        "given name",
        "vorname",
        "prenom",
        "primer nombre",
        "الاسم الاول",
    ),
    "last": (
        "last name",
        "lastname",
        "last",
        "lname",
        "surname",
        "family name",
        "nachname",
        "familienname",
        "nom de famille",
        "apellido",
        "apellidos",
        "cognome",
        "اسم العايله",
        "اللقب",
    ),
    "language": (
        "language",
        "lang",
        "locale",
        "preferred language",
        "sprache",
        "langue",
        "idioma",
        "lengua",
        "lingua",
        "اللغه",
        "لغه",
    ),
    "status": (
        "status",
        "state",
        "subscription status",
        "subscription",
        "subscriber status",
        "subscriber type",
        "email status",
        "member status",
        "subscribed",
        "subscribed to emails",
        "active",
        "enabled",
        "zustand",
        "aktiv",
        "abonniert",
        "statut",
        "etat",
        "actif",
        "abonne",
        "estado",
        "activo",
        "suscrito",
        "stato",
        "attivo",
        "iscritto",
        "الحاله",
    ),
    # What kind of reader it is: a status only where the cell has a word for one that gets no mail.
    "kind": ("type", "member type", "user type"),
    # When, or whether, a reader left, was blocked, or could not be reached.
    "left": (
        "unsubscribed",
        "email disabled",
        "emails disabled",
        "opted out",
        "opt out",
        "email opt out",
        "optout",
        "unsubscribed at",
        "unsubscribe time",
        "unsub time",
        "unsubscribed on",
        "unsubscribed date",
        "unsubscription date",
        "unsubscribe date",
        "deleted at",
        "abgemeldet am",
        "date de desinscription",
        "fecha de baja",
        "data di disiscrizione",
    ),
    "blocked": ("blacklisted", "blocklisted", "email blacklisted", "suppressed", "complained"),
    "bounced": (
        "bounced",
        "hard bounced",
        "clean time",
        "bounced at",
        "bounce date",
        "cleaned at",
        "undeliverable at",
    ),
    "joined": (
        "joined",
        "joined at",
        "created",
        "created at",
        "creation date",
        "subscribed at",
        "subscription date",
        "signup date",
        "sign up date",
        "optin time",
        "opt in time",
        "date added",
        "angemeldet am",
        "inscrit le",
        "date d inscription",
        "fecha de alta",
        "data di iscrizione",
    ),
    "consent": ("consent", "einwilligung", "consentement", "consentimiento", "consenso"),
    "tags": ("tags", "tag", "labels", "groups", "schlagworter", "etiquettes", "etiquetas"),
}
_BY_HEADING = {heading: field for field, names in HEADINGS.items() for heading in names}
#: What a heading is shortened to in a message, and how many are named.
SHOWN, NAMED = 40, 12
_ARABIC = str.maketrans("أإآة", "اااه")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The places of the fields in a row, from 0; *unused* are the headings of all other columns."""

    places: dict[str, tuple[int, ...]]
    unused: tuple[str, ...] = ()
    count: int = field(default=0)

    def cell(self, row: Sequence[str], name: str) -> str:
        """The first cell of the field *name* in *row* that is not empty."""
        cells = (row[place] for place in self.places.get(name, ()) if place < len(row))
        return next((cell for cell in cells if cell), "")


def plain(heading: str) -> str:
    """*heading* in small letters without accents, its words parted by single spaces."""
    parts = unicodedata.normalize("NFKD", heading.casefold().translate(_ARABIC))
    letters = "".join(char for char in parts if not unicodedata.combining(char))
    return " ".join(re.split(r"[^\w]+|_", letters)).strip()


def columns(header: Sequence[str]) -> Columns | None:
    """The columns that *header* names; None where none holds addresses."""
    places: dict[str, list[int]] = {}
    unused = []
    for place, heading in enumerate(header):
        name = _BY_HEADING.get(" ".join(plain(heading).split()))
        if name:
            places.setdefault(name, []).append(place)
        elif heading.strip():
            unused.append(heading.strip())
    if "email" not in places:
        return None
    # "Nom" is the surname beside "Prénom", "Nome" the first name beside "Cognome".
    if "name" in places and ("first" in places) != ("last" in places):
        places["last" if "first" in places else "first"] = places.pop("name")
    return Columns(
        places={name: tuple(several) for name, several in places.items()},
        unused=tuple(unused),
        count=len(header),
    )


def in_order(count: int) -> Columns:
    """The columns of a list without headings: address, name, language."""
    fields = ("email", "name", "language")
    return Columns(
        places={name: (place,) for place, name in enumerate(fields) if place < count}, count=count
    )


def listed(headings: Sequence[str]) -> str:
    """*headings* for a message: not all of very many, and none at full length."""
    shown = [
        heading if len(heading) <= SHOWN else f"{heading[:SHOWN]}…"
        for heading in islice(headings, NAMED)
    ]
    more = len(headings) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
