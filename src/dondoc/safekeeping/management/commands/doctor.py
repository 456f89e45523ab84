"""`dondoc doctor`: what is wrong with this installation, in words. Exit codes: 0 nothing must be mended, 1 else."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.utils import timezone

from dondoc.safekeeping.measuring import measure
from dondoc.safekeeping.rules.diagnosis import Weight, findings

MARKS = {Weight.GOOD: "Tốt", Weight.HINT: "Nên xem", Weight.WRONG: "Cần sửa"}


class Command(BaseCommand):
    """Look at everything."""

    help = "Khám hệ thống: nói bằng lời chỗ nào chưa ổn và phải làm gì"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--deep", action="store_true", help="Đọc từng tệp và toàn bộ nhật ký, lâu hơn")

    def handle(self, *, deep: bool, **options: Any) -> None:
        """Say what was found, what must be mended first."""
        try:
            connection.ensure_connection()
            found = list(findings(measure(now=timezone.now(), deep=deep)))
        except DatabaseError as error:
            self.stdout.write(f"{MARKS[Weight.WRONG]}: Cơ sở dữ liệu không trả lời: {str(error).strip()}")
            sys.exit(1)
        except (OSError, ValueError) as error:
            self.stdout.write(f"{MARKS[Weight.WRONG]}: Thư mục dữ liệu hoặc dấu nhật ký không đọc được: {error}")
            sys.exit(1)
        for finding in sorted(found, key=lambda one: -one.weight):
            self.stdout.write(f"{MARKS[finding.weight]}: {finding.sentence}")
        if any(finding.weight == Weight.WRONG for finding in found):
            sys.exit(1)
