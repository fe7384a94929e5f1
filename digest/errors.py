"""The errors, as one small tree.

    DigestError            1  failed
    ├── UsageError         2  the call or the configuration is wrong
    │   ├── ConfigError       digest.toml
    │   └── PlanError         issue.toml
    ├── NothingToPublish   3  no article, or none in the week
    ├── PartlyFailed       1  some of it was done, the rest is named
    └── MissingLibrary     1  the system or the installation lacks a part

A message names the thing, the place and the next step. Only the command line turns these into exit
codes. One bad input among many is not an error but a value: ``model.Rejected``.
"""

from __future__ import annotations

from collections.abc import Sequence


class DigestError(Exception):
    """Anything that stops the work; its message is one line."""

    exit_code = 1


class UsageError(DigestError):
    """The call, or a file it names, is wrong."""

    exit_code = 2


class ConfigError(UsageError):
    """``digest.toml`` cannot be used as it stands."""


class PlanError(UsageError):
    """``issue.toml`` cannot be used as it stands."""


class NothingToPublish(DigestError):
    """There is no article to print."""

    exit_code = 3


class PartlyFailed(DigestError):
    """Some of the work was done; the message names the rest.

    *details* name each part that was not, for those who do not see the terminal.
    """

    def __init__(self, message: str, details: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.details = tuple(details)


class MissingLibrary(DigestError):
    """The system or the installation lacks a part; the message has the command that installs it."""
