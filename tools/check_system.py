"""Say which system libraries WeasyPrint lacks, and the command that installs them."""

from __future__ import annotations

import sys

from digest.errors import MissingLibrary
from digest.press.pango import require_pango, slow_subsetter

try:
    require_pango()
except MissingLibrary as missing:
    sys.exit(str(missing))
if slow := slow_subsetter():
    sys.stderr.write(f"warning: {slow}\n")
