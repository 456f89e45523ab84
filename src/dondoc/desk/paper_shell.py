"""`dondoc paper KIND --out FILE`: one official paper from the shell, of a congress or of the demo.

What can be refused is refused before Django starts. Without a demo at hand one is made in a temporary place by a child
process, whose data folder goes with it; nothing stays behind but the file asked for.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

# The kinds by name; `archive.enums.PaperKind` is the same list, and a test holds the two together.
KINDS: Mapping[str, str] = {
    "notice": "thông báo kết luận cuộc họp",
    "letter": "công văn đôn đốc",
    "report": "báo cáo tiến độ",
    "coverage": "danh sách cơ quan chưa có kế hoạch",
    "invitation": "giấy mời họp",
    "plan": "kế hoạch kèm phụ lục",
    "assignment": "thông báo phân công thành viên",
}
ENDINGS = (".docx", ".pdf")
REFUSED = 2
_USAGE = (
    "Gõ: dondoc paper LOẠI --out TỆP.docx|TỆP.pdf [--congress ĐẠI_HỘI] [--agency MÃ_CƠ_QUAN] [--date NĂM-THÁNG-NGÀY]"
)
_SETTINGS = "dondoc.config.settings"
_ADDED_BY_US = ("DATABASE_URL", "DONDOC_DATA_DIR", "DONDOC_DEMO", "DONDOC_LOG_LEVEL")


class Refusal(Exception):
    """The command cannot go on; the text says why and what to do."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refusal(_USAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What was typed, checked as far as it can be without a database."""

    kind: str
    out: Path
    congress: str
    agency: str
    day: date | None
    makes_demo: bool


def main(argv: Sequence[str]) -> int:
    """Write one paper. Returns 0, or 2 with one sentence on standard error and no file written."""
    try:
        order = read_order(argv)
        if order.makes_demo:
            _make_demo()
            _write(order)
        elif order.congress and not _has_database():
            raise Refusal("Cơ sở dữ liệu chưa được chuẩn bị. Chạy «dondoc prepare» rồi gõ lại.")
        elif order.congress or _has_demo():
            _write(order)
        else:
            return _write_elsewhere(argv)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    print(f"Đã ghi {KINDS[order.kind]}: {order.out}", file=sys.stderr)
    return 0


def read_order(argv: Sequence[str]) -> Order:
    """Return the order, or raise Refusal with the sentence to show."""
    parser = _Parser(prog="dondoc paper", usage=_USAGE, description="Lập một văn bản.", add_help=True)
    parser.add_argument("kind", metavar="LOẠI", help=", ".join(f"{kind} ({words})" for kind, words in KINDS.items()))
    parser.add_argument("--out", metavar="TỆP", required=True, help="tệp .docx hoặc .pdf sẽ ghi")
    parser.add_argument(
        "--congress", metavar="ĐẠI_HỘI", default="", help="phần địa chỉ của đại hội; để trống: đại hội mẫu"
    )
    parser.add_argument("--agency", metavar="MÃ_CƠ_QUAN", default="", help="để trống: cơ quan trễ nhiều việc nhất")
    parser.add_argument("--date", metavar="NGÀY", help="ngày ghi trên văn bản, dạng 2015-10-08; để trống: hôm nay")
    parser.add_argument("--make-demo", action="store_true", help=argparse.SUPPRESS)
    typed = parser.parse_args(argv)
    if typed.kind not in KINDS:
        raise Refusal(f"Không có loại văn bản «{typed.kind}». Chọn một trong: {', '.join(KINDS)}.")
    return Order(
        kind=typed.kind,
        out=_target(typed.out),
        congress=typed.congress.strip(),
        agency=typed.agency.strip(),
        day=_day(typed.date),
        makes_demo=typed.make_demo,
    )


def _target(words: str) -> Path:
    path = Path(words).absolute()
    if path.suffix.lower() not in ENDINGS:
        raise Refusal(f"Tệp «{words}» phải có đuôi .docx hoặc .pdf.")
    if path.is_dir():
        raise Refusal(f"«{words}» là một thư mục. Ghi thêm tên tệp.")
    if not path.parent.is_dir():
        raise Refusal(f"Không có thư mục «{path.parent}» để ghi tệp.")
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise Refusal(f"Không ghi được vào «{words}». Kiểm tra quyền ghi.")
    return path


def _day(words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise Refusal(f"Ngày «{words}» không hợp lệ. Ghi theo dạng 2015-10-08.") from None


def _start_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    os.environ.setdefault("DONDOC_LOG_LEVEL", "ERROR")
    import django

    django.setup()


def _has_database() -> bool:
    """Say whether there can be a database; to start Django would make the data folder."""
    return "DATABASE_URL" in os.environ or Path(os.environ.get("DONDOC_DATA_DIR", "var")).is_dir()


def _has_demo() -> bool:
    """Say whether the database of this installation holds a demo."""
    if not _has_database():
        return False
    _start_django()
    from django.db import DatabaseError

    from dondoc.editions.queries import demo_congress

    try:
        return demo_congress() is not None
    except DatabaseError:
        return False


def _write_elsewhere(argv: Sequence[str]) -> int:
    """Have a child make a demo in a temporary folder and write the paper from it; the folder goes whatever happens."""
    _say("Chưa có đại hội mẫu: đang dựng tạm một đại hội mẫu, mất khoảng mười giây.")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with tempfile.TemporaryDirectory(prefix="dondoc-paper-") as folder:
        kept = {name: value for name, value in os.environ.items() if name not in _ADDED_BY_US}
        ours = {"DONDOC_DATA_DIR": folder, "DONDOC_DEMO": "1", "DONDOC_LOG_LEVEL": "ERROR"}
        child = [sys.executable, "-m", "dondoc.config.command", "paper", *argv, "--make-demo"]
        return subprocess.run(child, env=kept | ours, check=False).returncode  # noqa: S603 -- this very program


def _make_demo() -> None:
    _start_django()
    from django.core.management import call_command

    from dondoc.desk.demo.build import build_demo

    _say("1/3 Chuẩn bị cơ sở dữ liệu tạm…")
    call_command("migrate", interactive=False, verbosity=0)
    _say("2/3 Dựng đại hội mẫu…")
    build_demo()
    _say("3/3 Lập văn bản…")


def _write(order: Order) -> None:
    _start_django()
    from dondoc.desk.papers import PaperUnknown, paper_file

    try:
        content = paper_file(
            kind=order.kind,
            ending=order.out.suffix.lower()[1:],
            slug=order.congress,
            agency_code=order.agency,
            day=order.day,
        )
    except PaperUnknown as unknown:
        raise Refusal(str(unknown)) from None
    _keep(content, order.out)


def _keep(content: bytes, path: Path) -> None:
    """Write the file beside its place and move it there, so that there is the whole file or none."""
    half: Any = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as half:
            half.write(content)
            half.flush()
            os.fsync(half.fileno())
        Path(half.name).chmod(0o644)
        Path(half.name).replace(path)
    except OSError as error:
        if half is not None:
            Path(half.name).unlink(missing_ok=True)
        raise Refusal(
            f"Không ghi được tệp «{path}»: {error.strerror or 'lỗi ghi'}. Kiểm tra chỗ trống và quyền ghi."
        ) from None


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
