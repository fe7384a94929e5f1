"""The way of one request from address to address: redirects, credentials, permanent moves."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from digest.sources.net import urls
from digest.sources.net.faults import BadAddress, BadRedirect
from digest.sources.net.urls import Address
from digest.sources.net.values import Request

PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(slots=True, kw_only=True)
class Journey:
    """Where a request stands. *address* is asked next; *spent* are its seconds on the network."""

    request: Request
    address: Address
    attempts: int = 0
    spent: float = 0.0
    began: float | None = None
    redirects: int = 0
    moved: str = ""
    _permanent: bool = True
    _trusted: bool = True
    _seen: set[str] = field(default_factory=set)

    @property
    def is_own(self) -> bool:
        """Whether the next host is one that the configuration names as private."""
        origin = self.address.origin
        named = self.request.access.private
        return bool({origin.netloc, origin.host, f"{origin.netloc}:{origin.port}"} & named)

    @property
    def url(self) -> str:
        """The present address, fit to be stored: without a secret parameter."""
        credential = self.request.access.credential
        return urls.without(self.address, frozenset(credential.query if credential else ()))

    def sent(self) -> Address:
        """The address as it is sent, with the secret parameters that belong to it."""
        credential = self.request.access.credential
        if not (credential and credential.query and self._may_send()):
            return self.address
        plain = urls.parse(self.url)
        pairs = urlencode({name: secret.reveal() for name, secret in credential.query.items()})
        joint = "&" if "?" in plain.target else "?"
        return Address(origin=plain.origin, target=f"{plain.target}{joint}{pairs}")

    def secret_headers(self) -> dict[str, str]:
        """The headers that only this origin may see."""
        credential = self.request.access.credential
        if not (credential and self._may_send()):
            return {}
        return {name: secret.reveal() for name, secret in credential.headers.items()}

    def _may_send(self) -> bool:
        credential = self.request.access.credential
        return bool(credential and self._trusted and credential.is_for(self.address.origin))

    def follow(self, status: int, location: str, most: int) -> None:
        """Go on to where a redirect leads. Raises BadRedirect or BadAddress."""
        if self.redirects >= most:
            raise BadRedirect(f"redirects more than {most} times", "correct the address")
        self._seen.add(str(self.address))
        target = self._target(location)
        self._check(target)
        self.address = target
        self.redirects += 1
        self.attempts = 0
        self._trusted = self._trusted and self._is_at_home()
        self._permanent = self._permanent and status in PERMANENT
        if self._permanent:
            self.moved = self.url

    def _target(self, location: str) -> Address:
        if not location:
            raise BadRedirect("redirects to nowhere", "correct the address")
        try:
            return urls.join(self.address, location)
        except BadAddress as fault:
            raise BadRedirect(
                f"redirects to an address that {fault.reason}", "correct the address"
            ) from fault

    def _check(self, target: Address) -> None:
        here, there = self.address.origin.scheme, target.origin.scheme
        if (here, there) == ("https", "http"):
            raise BadRedirect(
                f"redirects from https to {urls.shown(target)}, where anybody on the way can "
                "change it",
                "write that address yourself if you trust it",
            )
        credential = self.request.access.credential
        if credential and credential.leaks_into(target):
            raise BadRedirect("redirects to another host with your key", "ask the site's owner")
        if str(target) in self._seen:
            raise BadRedirect("redirects to itself", "correct the address")

    def _is_at_home(self) -> bool:
        credential = self.request.access.credential
        return bool(credential and credential.is_for(self.address.origin))
