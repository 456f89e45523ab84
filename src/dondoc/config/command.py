"""The `dondoc` command: `read` and `paper` need no database; everything else is a management command."""

import os
import sys

SETTINGS = "dondoc.config.settings"


def main() -> None:
    """Run one command and leave with its exit code."""
    if sys.argv[1:2] == ["read"]:
        from dondoc.plans.reader.command import main as read

        sys.exit(read(sys.argv[2:]))
    if sys.argv[1:2] == ["paper"]:
        from dondoc.desk.paper_shell import main as paper

        sys.exit(paper(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if sys.argv[1:2] == ["serve"]:
        from dondoc.config.server import serve

        sys.exit(serve())
    from django.core.management import execute_from_command_line

    execute_from_command_line([sys.argv[0], *(sys.argv[1:] or ["help"])])


if __name__ == "__main__":
    main()
