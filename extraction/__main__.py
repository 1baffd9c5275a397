"""`python -m extraction`: see `extraction.cli`."""

from __future__ import annotations

import sys

from extraction.cli import main

if __name__ == "__main__":
    sys.exit(main())
