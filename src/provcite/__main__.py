"""`python -m provcite`: the command line."""

import sys

from provcite.cli import main

if __name__ == "__main__":
    sys.exit(main())
