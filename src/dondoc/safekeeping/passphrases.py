"""The passphrase of a backup: from the environment, or typed on the terminal; never an argument."""

import getpass
import os
import sys

from django.core.management.base import CommandError

PASSPHRASE_VARIABLE = "DONDOC_PASSPHRASE"  # noqa: S105 -- the name of a variable
LEAST_SIGNS = 16


def asked_passphrase(*, twice: bool = False) -> str:
    """Return the passphrase. twice: for a new backup, typed a second time and long enough to keep."""
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given is None:
        if not sys.stdin.isatty():
            raise CommandError(f"Đặt mật khẩu trong biến {PASSPHRASE_VARIABLE} khi không có bàn phím.")
        given = getpass.getpass("Mật khẩu của bản sao lưu: ")
        if twice and given != getpass.getpass("Nhập lại mật khẩu: "):
            raise CommandError("Hai lần nhập mật khẩu chưa giống nhau.")
    if twice and len(given) < LEAST_SIGNS:
        raise CommandError(f"Mật khẩu của bản sao lưu cần ít nhất {LEAST_SIGNS} ký tự.")
    if not given:
        raise CommandError("Mật khẩu còn trống.")
    return given
