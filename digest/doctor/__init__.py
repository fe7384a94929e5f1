"""Looks at the machine and the settings as a weekly run will meet them: one function a check.

A check gives findings; it raises nothing, changes nothing and sends nothing.
"""

from __future__ import annotations

from digest.doctor.checks import examine
from digest.doctor.findings import Finding

__all__ = ["Finding", "examine"]
