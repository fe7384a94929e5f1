"""``python -m digest``: the command line, where the script ``digest`` is not on the path."""

from __future__ import annotations

from digest.cli import main

if __name__ == "__main__":
    main()
