"""Forms: reading them, and telling ours from those of other sites and of programs."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

from digest.errors import UsageError
from digest.subscribers.tokens import FORM, Tokens

FORM_AGE = 24 * 60 * 60  # seconds for which a page with a form may stay open
FIELDS = 40
TRAP = "website"
"""A field that no person sees; what fills it in is a program."""

Form = dict[str, list[str]]


async def read_form(request: Request) -> Form:
    """The fields of a form; raises HTTPException 400 for what is none, 413 where it is too big."""
    try:
        async with request.form(max_files=0, max_fields=FIELDS) as form:
            fields: Form = {}
            for name, value in form.multi_items():
                fields.setdefault(name, []).append(str(value))
            return fields
    except (ValueError, KeyError) as error:
        raise HTTPException(400) from error


def first(form: Form, name: str) -> str:
    return form.get(name, [""])[0]


def form_token(tokens: Tokens, name: str) -> str:
    """What the form *name* carries, so that it is known to be ours and not too old."""
    return tokens.write(FORM, name)


def check_ours(request: Request, form: Form, name: str, tokens: Tokens, url: str) -> None:
    """Raise HTTPException 403 unless *form* is the form *name* of this site at *url*.

    Browsers say in Sec-Fetch-Site which site a form came from. Under our own Referrer-Policy they
    send "null" as the Origin, so that says nothing; another site's name does.
    """
    site = request.headers.get("sec-fetch-site")
    parts = urlsplit(url)
    own = f"{parts.scheme}://{parts.netloc}"
    origin = request.headers.get("origin")
    foreign = site not in ("same-origin", "none") if site else origin not in (None, "null", own)
    if foreign:
        raise HTTPException(403)
    try:
        values = tokens.read(FORM, first(form, "form"), max_age=FORM_AGE)
    except UsageError as error:
        raise HTTPException(403) from error
    if values != (name,):
        raise HTTPException(403)
