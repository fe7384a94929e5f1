"""What one source may reach beyond the public web, and the credentials it has."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from digest import tables
from digest.errors import ConfigError
from digest.sources.net import urls
from digest.sources.net.faults import BadAddress
from digest.sources.net.urls import Address, Origin

HIDDEN = "<hidden>"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessOptions:
    """The keys of every ``[[source]]`` that reads the web, which ``read_access`` checks."""

    allow_private: tuple[str, ...] = tables.key(
        (),
        "Hosts of your own network that may be asked, with or without a port.",
        example=["intranet.lan:8080"],
    )
    user: str = tables.key(
        "",
        "The name of a log-in, which goes with password_env or password_file. WordPress: of an "
        "application password.",
        example="anna",
    )
    password_env: str = tables.key(
        "", "The variable of the environment that holds the password.", example="GAZETTE_PASSWORD"
    )
    password_file: str = tables.key(
        "", "The file that holds the password and nothing else.", example="gazette-password"
    )
    key_env: str = tables.key(
        "",
        "The variable of the environment that holds a key sent with each address, as that of "
        "Ghost's Content API.",
        example="GHOST_CONTENT_KEY",
    )
    key_file: str = tables.key(
        "", "The file that holds such a key and nothing else.", example="ghost-key"
    )


KEYS = tuple(name for name, _, _ in tables.keys(AccessOptions))
"""The keys of ``[[source]]`` that ``read_access`` reads."""


class Secret:
    """A password or key that no message, log or traceback shows.

    *source* is the text, or a function that gets it when it is needed.
    """

    __slots__ = ("_source",)

    def __init__(self, source: str | Callable[[], str]) -> None:
        self._source = source

    def reveal(self) -> str:
        return self._source if isinstance(self._source, str) else self._source()

    def __repr__(self) -> str:
        return HIDDEN

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not written to files")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """Headers and query parameters that are sent to one origin only."""

    origin: Origin
    headers: Mapping[str, Secret] = field(default_factory=lambda: MappingProxyType({}))
    query: Mapping[str, Secret] = field(default_factory=lambda: MappingProxyType({}))

    def is_for(self, origin: Origin) -> bool:
        """Whether it may be sent to *origin*: its own, or the same host with TLS added."""
        own = self.origin
        with_tls = own.scheme == "http" and own.port == 80
        return origin == own or (
            with_tls and origin == Origin(scheme="https", host=own.host, port=443)
        )

    def leaks_into(self, address: Address) -> bool:
        """Whether *address* of another host repeats a secret, as a careless redirect does."""
        secrets = [secret.reveal() for secret in (*self.headers.values(), *self.query.values())]
        return not self.is_for(address.origin) and any(
            len(secret) > 3 and secret in address.target for secret in secrets
        )


def basic(address: str, user: str, password: Secret) -> Credential:
    """HTTP Basic, as for a feed behind a log-in or a WordPress application password.

    Raises BadAddress.
    """

    def value() -> str:
        return "Basic " + b64encode(f"{user}:{password.reveal()}".encode()).decode("ascii")

    return header(address, "Authorization", Secret(value))


def header(address: str, name: str, value: Secret) -> Credential:
    """A secret header, such as the token of Ghost's Admin API. Raises BadAddress."""
    return Credential(origin=urls.parse(address).origin, headers=MappingProxyType({name: value}))


def parameter(address: str, name: str, value: Secret) -> Credential:
    """A secret query parameter, as the ``key`` of Ghost's Content API. Raises BadAddress."""
    return Credential(origin=urls.parse(address).origin, query=MappingProxyType({name: value}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """*private* are the hosts that may be private; see ``addresses.refusal``."""

    private: frozenset[str] = frozenset()
    credential: Credential | None = None


def read_access(
    options: Mapping[str, Any], *, address: str, base: Path, environ: Mapping[str, str]
) -> Access:
    """The access of a ``[[source]]`` with these *options*, which reads *address*.

    ``allow_private = ["host"]``; ``user`` with ``password_env`` (a variable's name) or
    ``password_file``; ``key_env`` or ``key_file`` for a key in the query. Relative files count from
    *base*. Raises ConfigError that names the key.
    """
    for key in ("password", "key"):
        if key in options:
            raise ConfigError(
                f"[[source]] {key}: must not be in this file; "
                f"name a variable in '{key}_env' or a file in '{key}_file'"
            )
    return Access(
        private=_hosts(options.get("allow_private", [])),
        credential=_credential(options, address, base, environ),
    )


def _hosts(value: object) -> frozenset[str]:
    if not isinstance(value, list | tuple) or not all(isinstance(host, str) for host in value):
        raise ConfigError('[[source]] allow_private: must be a list, such as ["intranet.lan"]')
    return frozenset(_host(host) for host in value)


def _host(text: str) -> str:
    """A host as ``addresses.refusal`` compares it."""
    literal = f"[{text}]" if text.count(":") > 1 and "[" not in text else text
    try:
        if set(text) & set("/?#"):
            raise BadAddress("is no host", "")  # noqa: TRY301
        netloc = urls.parse(f"http://{literal}").origin.netloc
    except BadAddress as error:
        raise ConfigError(
            f"[[source]] allow_private: '{urls.shown(text)}' is no host; "
            "write a name or an address, with or without a port"
        ) from error
    return f"{netloc}:80" if text.endswith(":80") and not literal.endswith("]") else netloc


def _credential(
    options: Mapping[str, Any], address: str, base: Path, environ: Mapping[str, str]
) -> Credential | None:
    try:
        if "user" in options:
            return basic(address, str(options["user"]), _secret("password", options, base, environ))
        if "key_env" in options or "key_file" in options:
            return parameter(address, "key", _secret("key", options, base, environ))
    except BadAddress as error:
        raise ConfigError(f"{urls.shown(address)}: {error.reason}; {error.remedy}") from error
    return None


def _secret(
    name: str, options: Mapping[str, Any], base: Path, environ: Mapping[str, str]
) -> Secret:
    variable, file = options.get(f"{name}_env"), options.get(f"{name}_file")
    if variable is not None:
        if not environ.get(str(variable)):
            raise ConfigError(f"[[source]] {name}_env: the variable {variable} is not set")
        return Secret(environ[str(variable)])
    if file is None:
        raise ConfigError(
            f"[[source]] user: has no {name}; name a variable in '{name}_env' "
            f"or a file in '{name}_file'"
        )
    try:
        return Secret((base / Path(str(file)).expanduser()).read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"[[source]] {name}_file: {file} cannot be read; check the path"
        ) from error
