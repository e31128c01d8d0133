"""`python -m signoff` is the command `signoff`."""

import sys

from signoff.cli import main

sys.exit(main())
