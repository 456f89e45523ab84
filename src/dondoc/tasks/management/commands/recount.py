"""`dondoc recount`: does the tally say what counting says? Exit codes: 0 it does, or was put right; 1 it does not."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dondoc.editions.queries import congress_by_slug, every_congress
from dondoc.tasks.actions.tallying import mend
from dondoc.tasks.queries.recount import wrong_lines
from dondoc.web.db import one_moment


class Command(BaseCommand):
    """Count every task again and compare."""

    help = "Đếm lại từng nhiệm vụ và so với sổ đếm mà các bảng số liệu đọc"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--congress", default="", help="Chỉ một đại hội, ví dụ dh-xv")
        parser.add_argument("--mend", action="store_true", help="Sửa sổ đếm theo số đếm lại, kể cả khi đang làm việc")

    def handle(self, *, congress: str, mend: bool, **_: Any) -> None:
        """Say of each congress how many lines are wrong; with `mend` they are put right."""
        left = [self._recounted(one, mending=mend) for one in _congresses(congress)]
        if any(left):
            sys.exit(1)

    def _recounted(self, congress: Any, *, mending: bool) -> int:
        with one_moment():
            wrong = len(wrong_lines(congress.pk))
        if not wrong:
            self.stdout.write(f"{congress.name}: sổ đếm đúng.")
            return 0
        if not mending:
            self.stdout.write(f"{congress.name}: {wrong} dòng của sổ đếm sai. Sửa: dondoc recount --mend")
            return wrong
        mend(congress_id=congress.pk)
        with one_moment():
            left = len(wrong_lines(congress.pk))
        self.stdout.write(f"{congress.name}: đã sửa {wrong} dòng của sổ đếm, còn sai {left}.")
        return left


def _congresses(slug: str) -> list[Any]:
    if not slug:
        return every_congress()
    found = congress_by_slug(slug)
    if found is None:
        raise CommandError(f"Chưa có đại hội ở địa chỉ {slug}.")
    return [found]
