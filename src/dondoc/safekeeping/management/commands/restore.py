"""`dondoc restore`: bring a backup back, or prove that it can be. Exit codes: 0 all as it was, 1 refused, 2 the archive
does not open, 3 something differs."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from dondoc.safekeeping.actions.restore import Outcome, RestoreRefused, newest_in, restore, unpacked, verify
from dondoc.safekeeping.passphrases import asked_passphrase
from dondoc.safekeeping.sealing import UnreadableArchive
from dondoc.web.db_dumps import DumpRefused

UNREADABLE, DIFFERENT = 2, 3


class Command(BaseCommand):
    """Bring a backup back."""

    help = "Khôi phục từ bản sao lưu; với --verify chỉ kiểm tra rằng khôi phục được"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "archive",
            type=Path,
            nargs="?",
            default=settings.BACKUP_DIR,
            help="Tệp sao lưu; với một thư mục (mặc định DONDOC_BACKUP_DIR) là bản mới nhất trong đó",
        )
        parser.add_argument("--identity", type=Path, action="append", default=[], metavar="TỆP", help="Tệp khóa bí mật")
        parser.add_argument("--passphrase", action="store_true", help="Bản sao lưu được mã hóa bằng mật khẩu")
        parser.add_argument("--verify", action="store_true", help="Khôi phục vào nơi tạm, so từng hàng và từng tệp")
        parser.add_argument("--over", action="store_true", help="Thay thế dữ liệu đang có ở nơi này")

    def handle(self, *, archive: Path, identity: list[Path], passphrase: bool, **options: Any) -> None:
        """Do it and say what was found."""
        secret = asked_passphrase() if passphrase else ""
        try:
            path = newest_in(archive) if archive.is_dir() else archive
            with unpacked(path, room=settings.DATA_DIR, identities=_keys(identity), passphrase=secret) as backup:
                if options["verify"]:
                    self._say(verify(backup), done="Khôi phục thử thành công, đã xóa nơi tạm")
                    return
                outcome = restore(
                    backup, data_dir=settings.DATA_DIR, files_dir=Path(settings.FILES_DIR), over=options["over"]
                )
            self._say(outcome, done="Đã khôi phục. Chạy tiếp: dondoc prepare, dondoc doctor")
        except UnreadableArchive as unreadable:
            self.stderr.write(str(unreadable))
            sys.exit(UNREADABLE)
        except (RestoreRefused, DumpRefused) as refused:
            raise CommandError(str(refused)) from None
        except OSError as error:
            raise CommandError(f"Không khôi phục được: {error}.") from None

    def _say(self, outcome: Outcome, *, done: str) -> None:
        for sentence in outcome.differences:
            self.stderr.write(sentence)
        if outcome.differences:
            self.stderr.write(f"Có {len(outcome.differences)} chỗ khác bản sao lưu lúc {outcome.head.made_at}.")
            sys.exit(DIFFERENT)
        manifest = outcome.manifest
        rows = sum(table.rows for table in manifest.tables.values())
        self.stdout.write(
            f"{done}. Bản sao lưu lúc {outcome.head.made_at}, dondoc {outcome.head.release}: "
            f"{len(manifest.tables)} bảng, {rows} hàng, {len(manifest.files)} tệp, {len(manifest.chains)} nhật ký, "
            "không có chỗ nào khác."
        )


def _keys(paths: list[Path]) -> list[str]:
    try:
        lines = [line.strip() for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError):
        raise UnreadableArchive("Tệp khóa không đọc được.") from None
    return [line for line in lines if line and not line.startswith("#")]
