"""`dondoc journal verify`: does the journal hold? Exit codes: 0 it does, 1 it could not be asked, 3 it does not."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dondoc.editions.queries import congress_by_slug
from dondoc.journal import queries as journal
from dondoc.safekeeping.measuring import broken_chains, noted_anchors

BROKEN = 3


class Command(BaseCommand):
    """Check the hash chains, or print where they end."""

    help = "Kiểm tra nhật ký có bị sửa không (verify), in dấu mục cuối để cất ở nơi khác (heads)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        verify = acts.add_parser("verify", help="Kiểm tra từng mục")
        verify.add_argument("--congress", default="", help="Địa chỉ của một đại hội; bỏ trống là tất cả")
        verify.add_argument("--anchors", type=Path, default=None, metavar="TỆP", help="Dấu mục cuối cất ở nơi khác")
        acts.add_parser("heads", help="In dấu mục cuối của từng nhật ký")

    def handle(self, *, act: str, **given: Any) -> None:
        """Do one of the two acts."""
        if act == "heads":
            for congress_id, head in sorted(journal.heads().items()):
                self.stdout.write(f'{{"congress": {congress_id}, "sequence": {head.sequence}, "hash": "{head.hash}"}}')
            return
        self._verify(slug=given["congress"], anchors_path=given["anchors"])

    def _verify(self, *, slug: str, anchors_path: Path | None) -> None:
        congress = congress_by_slug(slug) if slug else None
        if slug and congress is None:
            raise CommandError(f"Chưa có đại hội ở địa chỉ {slug}.")
        try:
            anchors = noted_anchors(anchors_path)
        except (OSError, ValueError) as error:
            raise CommandError(f"Tệp dấu mục cuối không đọc được: {error}.") from None
        sentences = broken_chains(anchors, only=congress.pk if congress else None)
        for sentence in sentences:
            self.stderr.write(sentence)
        if sentences:
            sys.exit(BROKEN)
        noted = sum(map(len, anchors.values()))
        outside = f"khớp {noted} dấu cất bên ngoài" if noted else "chưa có dấu nào cất bên ngoài để so phần cuối"
        self.stdout.write(f"Nhật ký liền mạch, {outside}.")
