"""`dondoc import DIR`: make a congress of a folder of tables."""  # noqa: N999 -- the command is called so

import sqlite3
import time
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from dondoc.desk.exchange.importing import Imported, ImportRefused, import_folder
from dondoc.desk.exchange.whole import import_whole, is_whole
from dondoc.editions.enums import RESERVED_SLUGS
from dondoc.editions.queries import taken_slugs
from dondoc.people.actions.memberships import grant_role
from dondoc.people.enums import Role
from dondoc.people.queries import user_by_username


class Command(BaseCommand):
    """Make a congress of a folder; never changes one that is there."""

    help = "Nhập một thư mục bảng CSV thành đại hội mới (docs/exchange-format.md)"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--slug", default="", help="Địa chỉ của đại hội mới")
        parser.add_argument("--name", default="", help="Tên của đại hội mới")
        parser.add_argument("--opening", type=date.fromisoformat, help="Ngày khai mạc, dạng 2026-11-25")
        parser.add_argument("--admin", default="", help="Tài khoản đã có, được giao quyền Quản trị và Thư ký")

    def handle(self, *, folder: Path, slug: str, name: str, opening: date | None, admin: str, **_: Any) -> None:
        """Import the folder; a refusal ends with its sentences, exit code 1 and nothing written."""
        began = time.perf_counter()
        keeper = _account(admin)
        _refuse_place(folder, slug)
        try:
            done = _import(folder, name=name, slug=slug, opening=opening, by_id=keeper.pk if keeper else None)
        except ImportRefused as refused:
            for problem in refused.problems:
                self.stderr.write(str(problem))
            raise CommandError(str(refused)) from None
        except (OSError, sqlite3.Error, DatabaseError) as broken:
            raise CommandError(f"Chưa nhập gì: {broken}. Xem ổ đĩa còn chỗ không, rồi nhập lại.") from broken
        _give_keys(done, keeper)
        counts = ", ".join(f"{table} {count}" for table, count in done.counts.items())
        self.stdout.write(
            f"Đã nhập vào đại hội {done.congress.slug} trong {time.perf_counter() - began:.1f} giây: {counts}."
        )


def _import(folder: Path, *, name: str, slug: str, opening: date | None, by_id: int | None) -> Imported:
    now = timezone.now()
    if is_whole(folder):
        return import_whole(folder, name=name, slug=slug, by_id=by_id, now=now)
    called = name or f"Đại hội nhập từ {folder.absolute().name}"
    return import_folder(folder, name=called, slug=slug, opening_on=opening, by_id=by_id, now=now)


def _account(login: str) -> Any | None:
    if not login:
        return None
    found = user_by_username(login)
    if found is None:
        raise CommandError(f"Chưa có tài khoản {login}. Tạo bằng: dondoc account add {login} --name «Họ tên»")
    return found


def _refuse_place(folder: Path, slug: str) -> None:
    if not folder.is_dir():
        raise CommandError(f"Không có thư mục {folder}.")
    if slug in taken_slugs() or slug in RESERVED_SLUGS:
        raise CommandError(f"Địa chỉ {slug} đã có đại hội. Chọn địa chỉ khác; không nhập đè.")


def _give_keys(done: Imported, keeper: Any | None) -> None:
    if keeper is None:
        return
    for role in (Role.ADMIN, Role.SECRETARIAT):
        grant_role(congress_id=done.congress.pk, user=keeper, role=role, by_id=keeper.pk, now=timezone.now())
