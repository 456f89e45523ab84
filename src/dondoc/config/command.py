"""The `dondoc` command: `read` works without Django or a database; everything else is a management command."""

import os
import sys

SETTINGS = "dondoc.config.settings"


def main() -> None:
    """Run one command and leave with its exit code."""
    if sys.argv[1:2] == ["read"]:
        from dondoc.plans.reader.command import main as read

        sys.exit(read(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if sys.argv[1:2] == ["serve"]:
        from dondoc.config.server import serve

        sys.exit(serve())
    from django.core.management import execute_from_command_line

    execute_from_command_line([sys.argv[0], *(sys.argv[1:] or ["help"])])


if __name__ == "__main__":
    main()
