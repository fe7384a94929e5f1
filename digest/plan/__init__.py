"""``issue.toml``, the editor's plan of an issue: read, written, merged with a new plan."""

from __future__ import annotations

from digest.plan.file import FILE, earlier, location, read, write
from digest.plan.merge import MergedPlan, merge, without

__all__ = ["FILE", "MergedPlan", "earlier", "location", "merge", "read", "without", "write"]
