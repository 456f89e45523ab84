"""A folder that appears whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FolderRefused(Exception):
    """Raised when a folder cannot be written; carries a sentence."""


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Hand out an empty folder beside `target` and rename it to `target` at the end, every file flushed before.

    Raises FolderRefused when something stands there already; what was written is gone when anything fails.
    """
    target = target.absolute()
    refuse_taken(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        yield made
        _flush(made)
        made.chmod(0o750)
        refuse_taken(target)
        # Over an empty folder a rename is one step; over one that was filled meanwhile the system refuses it.
        made.rename(target)
        _flush_entry(target.parent)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def refuse_taken(target: Path) -> None:
    """Refuse a place where there is a file, or a folder with something in it."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise FolderRefused(f"{target} không phải thư mục trống. Chọn chỗ khác.")
    if target.is_dir() and any(target.iterdir()):
        raise FolderRefused(f"Thư mục {target} đã có dữ liệu. Chọn thư mục mới; không ghi đè.")


def _flush(folder: Path) -> None:
    for path in folder.rglob("*"):
        _flush_entry(path)
    _flush_entry(folder)


def _flush_entry(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
