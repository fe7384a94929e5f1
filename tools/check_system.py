"""Say which system libraries WeasyPrint lacks, and the command that installs them."""

from __future__ import annotations

import sys

from digest.errors import MissingLibrary
from digest.press.pango import require_pango

try:
    require_pango()
except MissingLibrary as missing:
    sys.exit(str(missing))
