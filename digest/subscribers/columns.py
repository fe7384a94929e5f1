"""What the columns of a list of readers hold, by the headings that mailing tools give them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
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
        "subscriber email",
        "primary email",
        "contact email",
        "user email",
        "email 1",
        "e mail 1 value",
        "emailadresse",
        "e mail adresse",
        "mailadresse",
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
        "indirizzo email",
        "indirizzo e mail",
        "posta elettronica",
        "البريد الالكتروني",
        "البريد",
        "الايميل",
        "ايميل",
        "e mailadres",
        "emailadres",
        "endereco de e mail",
        "endereco de email",
        "adres e mail",
        "e post",
        "e postadress",
    ),
    # Where no other column holds addresses: what may also be a street, or a name.
    "email or not": (
        "address",
        "adresse",
        "indirizzo",
        "subscriber",
        "subscribers",
        "contact",
        "recipient",
        "abonnent",
        "kontakt",
        "suscriptor",
        "contacto",
        "iscritti",
        "contatto",
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
        "naam",
        "volledige naam",
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
        "voornaam",
        "primeiro nome",
        "imie",
        "fornamn",
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
        "achternaam",
        "sobrenome",
        "apelido",
        "nazwisko",
        "efternamn",
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
        "taal",
        "jezyk",
        "sprak",
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
        "situacao",
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
        "stop time",
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
        "add date",
        "added time",
        "create date",
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

#: By what it holds, the words of a heading that is not known as a whole: "EMAIL_BLOCKLISTED",
#: "Unsubscribed from all email". No reader who left another list is to get mail for want of a name.
WORDS = {
    "blocked": ("blacklisted", "blocklisted", "suppressed", "complained", "complaint", "blocked"),
    "left": (
        "unsubscribed",
        "unsubscribe",
        "unsub",
        "unsubscription",
        "opted out",
        "opt out",
        "optout",
        "abgemeldet",
        "desinscription",
        "desabonne",
        "baja",
        "disiscritto",
        "disiscrizione",
    ),
    "bounced": ("bounced", "cleaned", "undeliverable"),
    "kind": ("status",),
}
#: With one of these words the heading tells of something else: what is sent otherwise, how often.
ELSE = (
    "sms",
    "whatsapp",
    "phone",
    "telephone",
    "push",
    "call",
    "calls",
    "postal",
    "count",
    "rate",
    "number",
    "soft",
    "link",
    "url",
    "reason",
    "token",
    "ip",
)
#: A status is that of a reader only with one of these: "List status", but not "Payment status".
OF_READERS = (
    "email",
    "mail",
    "subscription",
    "subscriber",
    "newsletter",
    "list",
    "global",
    "marketing",
    "contact",
    "member",
    "consent",
)
#: Beside one of these "State" is a part of a country.
POSTAL = ("city", "zip", "zip code", "postal code", "postcode", "country", "street")
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
        return next(iter(self.cells(row, name)), "")

    def cells(self, row: Sequence[str], name: str) -> list[str]:
        """All of them."""
        places = (place for place in self.places.get(name, ()) if place < len(row))
        return [row[place] for place in places if row[place]]


def plain(heading: str) -> str:
    """*heading* in small letters without accents, its words parted by single spaces."""
    parts = unicodedata.normalize("NFKD", heading.casefold().translate(_ARABIC))
    letters = "".join(char for char in parts if not unicodedata.combining(char))
    return " ".join(re.split(r"[^\w]+|_", letters)).strip()


def columns(header: Sequence[str]) -> Columns | None:
    """The columns that *header* names; None where none holds addresses."""
    places: dict[str, list[int]] = {}
    unused = []
    plains = [plain(heading) for heading in header]
    known = [_BY_HEADING.get(heading) or _by_words(heading) for heading in plains]
    where = "email" if "email" in known else "email or not"
    postal = not set(plains).isdisjoint(POSTAL)
    for place, (heading, name) in enumerate(zip(header, known, strict=True)):
        if name == where:
            places.setdefault("email", []).append(place)
        elif name and name != "email or not" and not (postal and plains[place] == "state"):
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


def _by_words(heading: str) -> str:
    """What a column holds by the words of its *heading*; "" where they do not tell."""
    spaced = f" {heading} "

    def any_of(words: Iterable[str]) -> bool:
        return any(f" {word} " in spaced for word in words)

    name = next((name for name, words in WORDS.items() if any_of(words)), "")
    if not name or any_of(ELSE) or (name == "kind" and not any_of(OF_READERS)):
        return ""
    return name


def in_order(first: Sequence[str]) -> Columns:
    """The columns of a list without headings, of which *first* is the first row: address, name,
    language. Where the address stands behind others, it alone is read.
    """
    fields = ("email", "name", "language")
    at = next(place for place, cell in enumerate(first) if "@" in cell)
    if at:
        others = tuple(f"{place + 1}" for place in range(len(first)) if place != at)
        return Columns(places={"email": (at,)}, unused=others, count=len(first))
    return Columns(
        places={name: (place,) for place, name in enumerate(fields) if place < len(first)},
        count=len(first),
    )


def listed(headings: Sequence[str]) -> str:
    """*headings* for a message: not all of very many, and none at full length."""
    shown = [
        heading if len(heading) <= SHOWN else f"{heading[:SHOWN]}…"
        for heading in islice(headings, NAMED)
    ]
    more = len(headings) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
