"""Accounts from the command line: the first one of an installation, and roles in a congress."""

import getpass
import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dondoc.editions.queries import congress_by_slug
from dondoc.people.actions.accounts import create_account, reset_second_factor
from dondoc.people.actions.memberships import grant_role
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.enums import Role
from dondoc.people.forms import password_sentences
from dondoc.people.models import User
from dondoc.people.queries import agency_by_code, user_by_username

PASSWORD_VARIABLE = "DONDOC_PASSWORD"  # noqa: S105 -- the name of a variable, not a password


class Command(BaseCommand):
    """Make accounts and give roles."""

    help = "Tạo tài khoản (add) và giao vai trò trong một đại hội (role)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        add = acts.add_parser("add", help="Tạo tài khoản")
        add.add_argument("login")
        add.add_argument("--name", required=True, help="Họ và tên")
        add.add_argument("--may-found", action="store_true", help="Được lập đại hội mới")
        reset = acts.add_parser("reset-second-factor", help="Gỡ xác thực hai lớp cho người làm mất máy và mã dự phòng")
        reset.add_argument("login")
        role = acts.add_parser("role", help="Giao vai trò trong một đại hội")
        role.add_argument("login")
        role.add_argument("--congress", required=True, help="Địa chỉ của đại hội, ví dụ dh-xv")
        role.add_argument("--role", required=True, choices=Role.values)
        role.add_argument("--agency", default="", help="Mã cơ quan, với đầu mối và người thẩm định")

    def handle(self, *, act: str, login: str, **given: Any) -> None:
        """Do one of the acts; a refusal ends with its sentence and exit code 1."""
        try:
            if act == "add":
                self._add(login, name=given["name"], may_found=given["may_found"])
            elif act == "reset-second-factor":
                self._reset(login)
            else:
                self._give(login, slug=given["congress"], role=Role(given["role"]), agency_code=given["agency"])
        except ActionRefused as refused:
            raise CommandError(str(refused)) from None

    def _add(self, login: str, *, name: str, may_found: bool) -> None:
        password = _asked_password()
        wanting = password_sentences(password, user=User(username=login, full_name=name))
        if wanting:
            raise CommandError(". ".join(wanting))
        user = create_account(
            username=login, full_name=name, password=password, may_found=may_found, now=timezone.now()
        )
        self.stdout.write(f"Đã tạo tài khoản {user.username}.")

    def _reset(self, login: str) -> None:
        user = user_by_username(login)
        if user is None:
            raise CommandError(f"Chưa có tài khoản {login}.")
        count = reset_second_factor(user=user, by_id=None, now=timezone.now())
        self.stdout.write(f"Đã gỡ {count} cách xác thực hai lớp của {user.username} và kết thúc các phiên đăng nhập.")

    def _give(self, login: str, *, slug: str, role: Role, agency_code: str) -> None:
        user, congress = user_by_username(login), congress_by_slug(slug)
        if user is None:
            raise CommandError(f"Chưa có tài khoản {login}. Tạo bằng: dondoc account add {login} --name «Họ tên»")
        if congress is None:
            raise CommandError(f"Chưa có đại hội ở địa chỉ {slug}.")
        agency = agency_by_code(congress.pk, agency_code) if agency_code else None
        if agency_code and agency is None:
            raise CommandError(f"Danh bạ của {slug} chưa có cơ quan mang mã {agency_code}.")
        grant_role(
            congress_id=congress.pk,
            user=user,
            role=role,
            agency_id=agency.pk if agency else None,
            by_id=None,
            now=timezone.now(),
        )
        self.stdout.write(f"Đã giao vai trò {role.label} cho {user.username} ở {slug}.")


def _asked_password() -> str:
    """Return the password from the environment, or typed twice on the terminal."""
    given = os.environ.get(PASSWORD_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise CommandError(f"Đặt mật khẩu trong biến {PASSWORD_VARIABLE} khi không có bàn phím.")
    first = getpass.getpass("Mật khẩu: ")
    if first != getpass.getpass("Nhập lại mật khẩu: "):
        raise CommandError("Hai lần nhập mật khẩu chưa giống nhau.")
    return first
