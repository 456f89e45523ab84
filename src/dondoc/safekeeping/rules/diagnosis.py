"""What the doctor makes of what was measured: one sentence per thing, and what to do about it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from enum import IntEnum

BACKUP_MAY_BE_OLD_HOURS = 26
CLOCK_MAY_BE_OFF_SECONDS = 30
_LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Weight(IntEnum):
    """How bad a finding is; only what must be mended makes the command fail."""

    GOOD = 0
    HINT = 1
    WRONG = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the doctor looked at."""

    weight: Weight
    sentence: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of an installation whose database answers."""

    waiting_migrations: int
    unknown_migrations: int
    has_cache_table: bool
    lossy_settings: tuple[str, ...]
    integrity_faults: tuple[str, ...]
    journal_is_append_only: bool
    broken_chains: tuple[str, ...]
    wrong_tally_lines: int
    worker_is_alive: bool
    jobs_given_up: int
    letters_unknown: int
    missing_files: int
    damaged_files: int
    clock_off_seconds: float
    free_bytes: int
    total_bytes: int
    may_upload: bool
    may_write: bool
    filesystem: str
    secret_key_is_private: bool
    has_static_files: bool
    backup_recipients: int
    backup_age: timedelta | None
    backup_program_is_there: bool
    debug: bool
    demo_beside_real: bool
    hosts: tuple[str, ...]
    https: bool
    has_smtp: bool
    reads_scans: bool
    engine: str = field(default="sqlite")
    words_out_of_step: tuple[str, ...] = ()
    reads_every_text: bool = False


def findings(seen: Measured) -> Iterator[Finding]:
    """Say about each thing whether it is good, and if not, what is wrong and what to do."""
    yield from _database(seen)
    yield from _journal(seen)
    yield from _figures(seen)
    yield from _files(seen)
    yield from _work(seen)
    yield from _backups(seen)
    yield from _surroundings(seen)


def _database(seen: Measured) -> Iterator[Finding]:
    if seen.unknown_migrations:
        yield _wrong("Cơ sở dữ liệu của bản dondoc mới hơn chương trình này. Cài lại bản mới.")
    elif seen.waiting_migrations:
        yield _wrong(f"Cơ sở dữ liệu thiếu {seen.waiting_migrations} bước nâng cấp. Chạy: dondoc prepare")
    else:
        yield _good("Cơ sở dữ liệu đúng phiên bản của chương trình.")
    if not seen.has_cache_table:
        yield _wrong("Thiếu bảng ghi nhớ tạm web_cache. Chạy: dondoc prepare")
    if seen.lossy_settings:
        yield _wrong(
            f"Mất điện có thể làm mất dữ liệu đã nhận, do thiết đặt: {', '.join(seen.lossy_settings)}. "
            "Xem docs/operations/backup.md."
        )
    else:
        yield _good("Dữ liệu đã nhận được ghi xuống đĩa trước khi trả lời.")
    for fault in seen.integrity_faults:
        yield _wrong(f"Tệp cơ sở dữ liệu đã hỏng: {fault}. Dừng dondoc và khôi phục từ bản sao lưu.")
    if seen.words_out_of_step:
        yield _wrong("Tìm kiếm có thể sót nhiệm vụ: chỉ mục từ không còn khớp dữ liệu. Chạy: dondoc prepare --words")
    elif seen.reads_every_text:
        yield _hint("SQLite của máy này thiếu FTS5: tìm kiếm vẫn đủ nhưng chậm khi có nhiều nhiệm vụ.")
    else:
        yield _good("Chỉ mục từ của tìm kiếm khớp dữ liệu.")
    if abs(seen.clock_off_seconds) > CLOCK_MAY_BE_OFF_SECONDS:
        yield _wrong(f"Đồng hồ máy này và máy chủ dữ liệu lệch nhau {abs(seen.clock_off_seconds):.0f} giây.")
    if seen.engine == "sqlite" and seen.filesystem in {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"}:
        yield _wrong(f"SQLite đang ở ổ mạng ({seen.filesystem}), dữ liệu có thể hỏng. Chuyển sang ổ đĩa của máy.")


def _journal(seen: Measured) -> Iterator[Finding]:
    if not seen.journal_is_append_only:
        yield _wrong("Nhật ký không còn khóa sửa, xóa. Ai đó đã gỡ khóa: xem người có quyền vào cơ sở dữ liệu.")
    for sentence in seen.broken_chains:
        yield _wrong(sentence)
    if seen.journal_is_append_only and not seen.broken_chains:
        yield _good("Nhật ký liền mạch, không sửa, xóa được.")


def _figures(seen: Measured) -> Iterator[Finding]:
    if seen.wrong_tally_lines:
        yield _wrong(f"Sổ đếm nhiệm vụ sai {seen.wrong_tally_lines} dòng, số liệu lệch. Chạy: dondoc recount --mend")


def _files(seen: Measured) -> Iterator[Finding]:
    if seen.missing_files:
        yield _wrong(f"Thiếu {seen.missing_files} tệp có tên trong cơ sở dữ liệu. Tìm lại từ bản sao lưu.")
    if seen.damaged_files:
        yield _wrong(f"{seen.damaged_files} tệp đã hỏng, nội dung không còn đúng. Tìm lại từ bản sao lưu.")
    if not seen.missing_files and not seen.damaged_files:
        yield _good("Các tệp có tên trong cơ sở dữ liệu đều còn.")
    gib, share = seen.free_bytes / 2**30, 100 * seen.free_bytes // max(seen.total_bytes, 1)
    if not seen.may_write:
        yield _wrong(f"Ổ đĩa chỉ còn {gib:.1f} GiB ({share} %): trang chỉ đọc được. Giải phóng chỗ.")
    elif not seen.may_upload:
        yield _wrong(f"Ổ đĩa còn {gib:.1f} GiB ({share} %): không nhận thêm tệp. Giải phóng chỗ.")
    else:
        yield _good(f"Ổ đĩa còn {gib:.1f} GiB ({share} %).")


def _work(seen: Measured) -> Iterator[Finding]:
    if seen.worker_is_alive:
        yield _good("Tiến trình làm việc nền đang chạy.")
    else:
        yield _wrong(
            "Không có tiến trình làm việc nền: thư không gửi đi, lịch không chạy. Chạy dondoc serve hoặc worker."
        )
    if seen.jobs_given_up:
        yield _hint(f"{seen.jobs_given_up} việc nền đã thôi sau nhiều lần thử. Xem nhật ký máy chủ.")
    if seen.letters_unknown:
        yield _hint(f"{seen.letters_unknown} thư chưa rõ đã đi hay chưa. Thư ký mở trang Nhật ký gửi để quyết định.")
    if not seen.has_smtp:
        yield _hint("Chưa đặt DONDOC_SMTP: thư nằm chờ, chưa gửi đi.")


def _backups(seen: Measured) -> Iterator[Finding]:
    if not seen.backup_program_is_there:
        yield _wrong("Thiếu chương trình pg_dump đúng phiên bản máy chủ: không sao lưu được.")
    if not seen.backup_recipients:
        yield _wrong("Chưa có khóa mã hóa bản sao lưu (DONDOC_BACKUP_RECIPIENTS). Tạo: dondoc backup --new-key TỆP")
    if seen.backup_age is None:
        yield _wrong("Chưa có bản sao lưu nào. Chạy: dondoc backup")
    elif seen.backup_age > timedelta(hours=BACKUP_MAY_BE_OLD_HOURS):
        yield _wrong(f"Bản sao lưu mới nhất đã {_age(seen.backup_age)} tuổi. Kiểm tra lịch sao lưu.")
    else:
        yield _good(f"Bản sao lưu mới nhất cách đây {_age(seen.backup_age)}.")


def _surroundings(seen: Measured) -> Iterator[Finding]:
    if not seen.secret_key_is_private:
        yield _wrong("Người khác trên máy đọc được tệp secret_key. Chạy: chmod 600 secret_key")
    if not seen.has_static_files:
        yield _wrong("Thiếu tệp giao diện đã gom. Chạy: dondoc prepare")
    if seen.debug:
        yield _wrong("DONDOC_DEBUG đang bật: trang lỗi lộ nội dung bên trong. Tắt đi.")
    if seen.demo_beside_real:
        yield _wrong("DONDOC_DEMO đang bật cạnh đại hội thật: ai cũng vào được vai dùng thử. Tắt đi.")
    if not seen.https and not set(seen.hosts) <= _LOCAL_HOSTS:
        yield _wrong("Trang mở ra mạng (DONDOC_HOSTS) nhưng chưa bật HTTPS (DONDOC_HTTPS=1).")
    if not seen.reads_scans:
        yield _hint("Chưa có tesseract tiếng Việt: bản quét không đọc được chữ. apt install tesseract-ocr-vie")


def _age(age: timedelta) -> str:
    hours = int(age.total_seconds() // 3600)
    return f"{hours // 24} ngày" if hours >= 48 else f"{hours} giờ" if hours else f"{age.seconds // 60} phút"


def _good(sentence: str) -> Finding:
    return Finding(Weight.GOOD, sentence)


def _hint(sentence: str) -> Finding:
    return Finding(Weight.HINT, sentence)


def _wrong(sentence: str) -> Finding:
    return Finding(Weight.WRONG, sentence)
