"""`dondoc backup`: one encrypted archive of everything. Exit codes: 0 made, 1 not made, 3 made, files wanting."""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dondoc.safekeeping.actions.anchors import note_anchors
from dondoc.safekeeping.actions.backup import BackupRefused, Made, make_backup
from dondoc.safekeeping.passphrases import asked_passphrase
from dondoc.safekeeping.sealing import SealingRefused, new_identity
from dondoc.web.db_dumps import DumpRefused

FILES_WANTING = 3


class Command(BaseCommand):
    """Make a backup, or a key for backups."""

    help = "Sao lưu cơ sở dữ liệu và các tệp thành một tệp đã mã hóa"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--into", type=Path, default=settings.BACKUP_DIR, help="Thư mục đặt bản sao lưu")
        parser.add_argument("--passphrase", action="store_true", help="Mã hóa bằng mật khẩu thay cho khóa công khai")
        parser.add_argument("--new-key", type=Path, metavar="TỆP", help="Chỉ tạo tệp khóa bí mật, in khóa công khai")

    def handle(self, *, into: Path, passphrase: bool, new_key: Path | None, **options: Any) -> None:
        """Do it and say what was done."""
        if new_key is not None:
            self._make_key(new_key)
            return
        try:
            made = make_backup(
                folder=into,
                data_dir=settings.DATA_DIR,
                files_dir=Path(settings.FILES_DIR),
                recipients=settings.BACKUP_RECIPIENTS,
                passphrase=asked_passphrase(twice=True) if passphrase else "",
                keep=settings.BACKUP_KEEP,
                now=timezone.now(),
            )
        except (BackupRefused, SealingRefused, DumpRefused) as refused:
            raise CommandError(str(refused)) from None
        note_anchors(folder=into, manifest=made.manifest, backup=made.path.name)
        self._say(made)

    def _say(self, made: Made) -> None:
        rows = sum(table.rows for table in made.manifest.tables.values())
        self.stdout.write(
            f"Đã sao lưu {len(made.manifest.tables)} bảng, {rows} hàng, {len(made.manifest.files)} tệp vào {made.path} "
            f"({made.bytes / 2**20:.1f} MB)."
        )
        for name in made.manifest.missing:
            self.stderr.write(f"Thiếu tệp {name}: có trong cơ sở dữ liệu nhưng không có nội dung.")
        for name in made.manifest.damaged:
            self.stderr.write(f"Tệp {name} đã hỏng: nội dung không còn đúng. Tìm lại từ bản sao lưu cũ hơn.")
        if made.manifest.missing or made.manifest.damaged:
            sys.exit(FILES_WANTING)

    def _make_key(self, path: Path) -> None:
        secret, public = new_identity()
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise CommandError(f"Không tạo được tệp khóa {path}: {error.strerror}.") from None
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"# public key: {public}\n{secret}\n")
        self.stdout.write(f"Khóa bí mật: {path}. Cất ở nơi khác máy này, in một bản giấy; mất khóa là mất bản sao lưu.")
        self.stdout.write(f"Khóa công khai, ghi vào DONDOC_BACKUP_RECIPIENTS: {public}")
