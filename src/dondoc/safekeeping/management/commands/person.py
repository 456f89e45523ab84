"""`dondoc person`: hand a person's data over, erase a person, or look where a name is written."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dondoc.people.actions.erasure import erase_person
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.queries import user_by_username
from dondoc.safekeeping.persons import hand_over, mentions


class Command(BaseCommand):
    """Answer the requests of a person about their own data."""

    help = "Yêu cầu của một người về dữ liệu của mình: xuất (export), xóa (erase), tìm chỗ có tên (find)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        export = acts.add_parser("export", help="Xuất mọi dữ liệu về một người thành tệp JSON và CSV")
        export.add_argument("login")
        export.add_argument("--into", type=Path, required=True, metavar="THƯ MỤC")
        erase = acts.add_parser("erase", help="Xóa tên, địa chỉ, máy, liên kết lịch; việc đã làm vẫn còn, không tên")
        erase.add_argument("login")
        erase.add_argument("--yes", action="store_true", help="Xóa thật; thiếu thì chỉ nói sẽ xóa gì")
        find = acts.add_parser("find", help="Tìm các hàng có một tên, một số điện thoại, một địa chỉ")
        find.add_argument("words")

    def handle(self, *, act: str, **given: Any) -> None:
        """Do one of the three acts."""
        if act == "find":
            self._say_mentions(given["words"])
            return
        user = user_by_username(given["login"])
        if user is None:
            raise CommandError(f"Chưa có tài khoản {given['login']}.")
        if act == "export":
            self._export(user, given["into"])
        else:
            self._erase(user, really=given["yes"])

    def _export(self, user: Any, folder: Path) -> None:
        try:
            rows = hand_over(user=user, folder=folder, by_id=None, now=timezone.now())
        except FileExistsError:
            raise CommandError(f"Đã có {folder}. Chọn thư mục chưa có.") from None
        self.stdout.write(f"Đã xuất {rows} hàng vào {folder}. Giao tận tay, rồi xóa thư mục này.")

    def _erase(self, user: Any, *, really: bool) -> None:
        name = user.full_name
        if not really:
            self.stdout.write(f"Sẽ xóa dữ liệu cá nhân của tài khoản #{user.pk}. Thêm --yes để xóa.")
            return
        try:
            erase_person(user=user, by_id=None, now=timezone.now())
        except ActionRefused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"Đã xóa dữ liệu cá nhân của tài khoản #{user.pk}. Bản sao lưu cũ còn giữ đến khi hết hạn.")
        self._say_mentions(name)

    def _say_mentions(self, words: str) -> None:
        found = mentions(words)
        for table, pk in found:
            self.stdout.write(f"Còn trong bảng {table}, hàng {pk}")
        self.stdout.write(
            f"{len(found)} hàng còn nhắc đến: xem từng hàng và quyết định." if found else "Không còn hàng nào nhắc đến."
        )
