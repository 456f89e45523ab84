"""Bring a backup back: everything is opened and proved first, and only then put in its place."""

import os
import re
import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from dondoc.archive import files
from dondoc.archive import queries as archive
from dondoc.journal import queries as journal
from dondoc.journal.rules.chain import Anchor
from dondoc.safekeeping import queries
from dondoc.safekeeping.actions.backup import FILES, HEAD, MANIFEST, SECRET_KEY
from dondoc.safekeeping.rules import manifest as parts
from dondoc.safekeeping.rules.manifest import Head, KeptFile, Manifest, UnreadableManifest
from dondoc.safekeeping.rules.rotation import made_at
from dondoc.safekeeping.sealing import UnreadableArchive, opened
from dondoc.web import db_dumps
from dondoc.web.worker import health

_DATABASES = {"database.sqlite3": db_dumps.SQLITE, "database.dump": db_dumps.POSTGRESQL}
_FILE_MEMBER = re.compile(rf"{FILES}/([0-9a-f]{{2}})/(\1[0-9a-f]{{62}})")
_DAMAGED = "Bản sao lưu đã hỏng: bị cắt ngắn hoặc bị thay đổi. Dùng bản sao khác."


class RestoreRefused(Exception):
    """Raised when a backup is not to be brought back here; carries a sentence. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A backup opened and proved, in a folder of its own that is gone afterwards."""

    folder: Path
    head: Head
    manifest: Manifest
    database: Path

    @property
    def files(self) -> Path:
        return self.folder / FILES


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found after bringing a backup back: nothing in `differences` means that all is as it was."""

    head: Head
    manifest: Manifest
    differences: tuple[str, ...]


@contextmanager
def unpacked(path: Path, *, room: Path, identities: Sequence[str], passphrase: str) -> Iterator[Unpacked]:
    """Open an archive into a new folder in `room`; given out only when every byte and every file was proved.

    Raises UnreadableArchive and RestoreRefused.
    """
    if not path.is_file():
        raise RestoreRefused(f"Không có tệp {path}.")
    room.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=room, prefix=".restore-") as name:
        folder = Path(name)
        try:
            with opened(path, identities=identities, passphrase=passphrase) as tar:
                head, found = _extract(tar, folder)
            manifest = parts.manifest_from_json((folder / MANIFEST).read_bytes())
        except (UnreadableManifest, FileNotFoundError) as error:
            raise UnreadableArchive(_DAMAGED) from error
        databases = [folder / name for name in _DATABASES if (folder / name).exists()]
        if len(databases) != 1 or _DATABASES[databases[0].name] != head.engine or manifest.files != found:
            raise UnreadableArchive(_DAMAGED)
        yield Unpacked(folder, head, manifest, databases[0])


def newest_in(folder: Path) -> Path:
    """Return the newest backup of a folder. Raises RestoreRefused when there is none."""
    names = sorted(path.name for path in folder.iterdir() if made_at(path.name) is not None)
    if not names:
        raise RestoreRefused(f"Thư mục {folder} chưa có bản sao lưu nào.")
    return folder / names[-1]


def verify(backup: Unpacked) -> Outcome:
    """Bring the backup back into a temporary place and compare it there: rows, files, chains. Raises DumpRefused."""
    _refuse_other_engine(backup.head)
    with db_dumps.reading(backup.database) as alias:
        unpacked_files = {name: queries.kept_file(path) for name, path in queries.stored_files(backup.files)}
        return _compared(backup, alias=alias, found=unpacked_files)


def restore(backup: Unpacked, *, data_dir: Path, files_dir: Path, over: bool) -> Outcome:
    """Put the backup in the place of this installation and compare. Raises RestoreRefused and DumpRefused.

    over: allowed when the place is not empty; SQLite and the files keep what stood there under names in `.before`.
    The database comes last: until then nothing of the backup is in use.
    """
    _refuse_other_engine(backup.head)
    strange = set(backup.manifest.migrations) - queries.known_migrations()
    if strange:
        raise RestoreRefused(
            f"Bản sao lưu của dondoc {backup.head.release} mới hơn chương trình này. Cài bản mới rồi khôi phục."
        )
    has_files = files_dir.exists() and any(files_dir.iterdir())
    if not over and (has_files or not db_dumps.is_empty()):
        raise RestoreRefused(
            "Nơi khôi phục đang có dữ liệu. Khôi phục vào nơi trống, hoặc thêm --over để thay thế dữ liệu đang có."
        )
    _refuse_while_working()
    _put_files(backup, data_dir=data_dir, files_dir=files_dir)
    db_dumps.put_back(backup.database)
    return _compared(backup, alias="default", found=queries.files_in_place(backup.manifest.files))


def _extract(tar: tarfile.TarFile, folder: Path) -> tuple[Head, dict[str, KeptFile]]:
    """Write the members, none but those a backup has, and return the head and what files were there."""
    head, files = None, {}
    for member in tar:
        stored = _FILE_MEMBER.fullmatch(member.name)
        if not member.isreg() or not (stored or member.name in {HEAD, MANIFEST, SECRET_KEY, *_DATABASES}):
            raise UnreadableArchive(_DAMAGED)
        if head is None and member.name != HEAD:
            raise UnreadableArchive(_DAMAGED)
        target = folder / member.name
        target.parent.mkdir(parents=True, exist_ok=True)
        with tar.extractfile(member) as source, target.open("xb") as file:
            shutil.copyfileobj(source, file, 1 << 20)
            file.flush()
            os.fsync(file.fileno())
        if member.name == HEAD:
            head = parts.head_from_json(target.read_bytes())
            _refuse_without_room(folder, head.bytes)
        if stored:
            files[stored.group(2)] = queries.kept_file(target)
    if head is None:
        raise UnreadableArchive(_DAMAGED)
    return head, files


def _refuse_without_room(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise RestoreRefused(f"Ổ đĩa của {folder.parent} còn {free >> 20} MB, bản sao lưu cần {needed >> 20} MB.")


def _refuse_other_engine(head: Head) -> None:
    if head.engine != db_dumps.engine():
        names = {db_dumps.SQLITE: "SQLite", db_dumps.POSTGRESQL: "PostgreSQL"}
        raise RestoreRefused(
            f"Bản sao lưu là của {names[head.engine]}, nơi này dùng {names[db_dumps.engine()]}. "
            "Đặt DATABASE_URL cho đúng."
        )


def _refuse_while_working() -> None:
    """A running program would go on writing into what is being replaced; its worker tells that it lives."""
    if db_dumps.is_empty() or "web_workerpulse" not in db_dumps.tables():
        return
    if health(now=timezone.now()).is_alive:
        raise RestoreRefused("dondoc đang chạy ở nơi này. Dừng dondoc, chờ một phút rồi khôi phục.")


def _put_files(backup: Unpacked, *, data_dir: Path, files_dir: Path) -> None:
    backup.files.mkdir(exist_ok=True)
    if settings.FILES_STORE:
        for _name, path in queries.stored_files(backup.files):
            files.keep(path.read_bytes())
    else:
        if files_dir.exists():
            files_dir.replace(db_dumps.free_name(files_dir.with_name(f"{files_dir.name}.before")))
        backup.files.replace(files_dir)
    key = backup.folder / SECRET_KEY
    if key.exists():
        key.chmod(0o600)
        key.replace(data_dir / SECRET_KEY)


def _compared(backup: Unpacked, *, alias: str, found: Mapping[str, KeptFile]) -> Outcome:
    manifest = backup.manifest
    sentences = parts.differences(manifest.tables, queries.tables(using=alias))
    sentences += parts.file_differences(manifest.files, found)
    sentences += _broken_chains(manifest, alias)
    named = archive.named_digests(using=alias)
    sentences += [f"Tệp {name}: có trong cơ sở dữ liệu nhưng không có nội dung." for name in sorted(named - set(found))]
    sentences += [f"Tệp {name}: đã hỏng từ trước khi sao lưu." for name in manifest.damaged]
    return Outcome(backup.head, manifest, tuple(sentences))


def _broken_chains(manifest: Manifest, alias: str) -> list[str]:
    congresses = {int(name) for name in manifest.chains} | journal.congresses_with_entries(using=alias)
    sentences = []
    for congress_id in sorted(congresses):
        anchors = [Anchor(*manifest.chains[str(congress_id)])] if str(congress_id) in manifest.chains else []
        broken = journal.verify(congress_id=congress_id, anchors=anchors, using=alias)
        if broken is not None:
            sentences.append(f"Nhật ký của đại hội số {congress_id}: {broken}")
    return sentences
