"""`dondoc export DIR`: write a congress into a folder of tables."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dondoc.desk.exchange.exporting import write_neutral
from dondoc.desk.exchange.folder import FolderRefused, whole_folder
from dondoc.desk.exchange.whole import ExportRefused, write_whole
from dondoc.editions.queries import congress_by_slug, every_congress
from dondoc.web.db import one_moment


class Command(BaseCommand):
    """Write one congress as CSV tables with its files."""

    help = "Xuất một đại hội ra thư mục bảng CSV (docs/exchange-format.md)"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="Thư mục mới; không ghi đè thư mục có dữ liệu")
        parser.add_argument("--congress", default="", help="Địa chỉ của đại hội, ví dụ dh-xv")
        parser.add_argument("--neutral", action="store_true", help="Chỉ bảy bảng chung, không kèm tệp")
        parser.add_argument("--journal", action="store_true", help="Kèm nhật ký, chỉ để đọc")

    def handle(self, *, folder: Path, congress: str, neutral: bool, journal: bool, **_: Any) -> None:
        """Write the folder; a refusal ends with its sentence and exit code 1."""
        began = time.perf_counter()
        found = _congress(congress)
        try:
            with whole_folder(folder) as made, one_moment():
                if neutral:
                    write_neutral(found.pk, made)
                else:
                    write_whole(found, made, journal=journal)
        except (FolderRefused, ExportRefused) as refused:
            raise CommandError(str(refused)) from None
        except OSError as full:
            raise CommandError(f"Chưa xuất: không ghi được thư mục ({full.strerror}).") from None
        self.stdout.write(f"Đã xuất {found.name} vào {folder} trong {time.perf_counter() - began:.1f} giây.")


def _congress(slug: str) -> Any:
    if slug:
        found = congress_by_slug(slug)
        if found is None:
            raise CommandError(f"Chưa có đại hội ở địa chỉ {slug}.")
        return found
    every = every_congress()
    if len(every) != 1:
        held = ", ".join(one.slug for one in every) or "chưa có đại hội nào"
        raise CommandError(f"Nói rõ đại hội nào bằng --congress: {held}.")
    return every[0]
