"""The magazine's site: where readers subscribe, confirm, leave, and read what was sent.

Starlette answers; ``digest serve`` runs it with uvicorn. Nothing here sends a mail while somebody
waits: a request is written to the store, and ``postman`` sends what is due.
"""

from __future__ import annotations
