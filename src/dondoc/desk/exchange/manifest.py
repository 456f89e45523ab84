"""The list of contents of a whole congress: every file of the folder with its digest."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NAME = "manifest.json"
FORMAT = "dondoc-exchange"
VERSION = 1
_BLOCK = 1 << 20


class ManifestRefused(Exception):
    """Raised for a folder that is not what its list of contents says; carries a sentence."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """digests: SHA-256 by path within the folder. rows: how many rows each table has."""

    digests: dict[str, str]
    rows: dict[str, int]

    def text(self) -> str:
        """Return the list as it is written."""
        plain = {"format": FORMAT, "version": VERSION, "rows": self.rows, "sha256": self.digests}
        return json.dumps(plain, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def list_folder(folder: Path, rows: dict[str, int]) -> Manifest:
    """Return the list of everything in a folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return Manifest(digests={path.relative_to(folder).as_posix(): digest_of(path) for path in paths}, rows=rows)


def read_manifest(folder: Path) -> Manifest:
    """Return the list of contents of a folder, every file of it compared. Raises ManifestRefused."""
    plain = _plain(folder / NAME)
    manifest = Manifest(digests=plain["sha256"], rows=plain["rows"])
    for name, digest in manifest.digests.items():
        path = folder / name
        if ".." in Path(name).parts or Path(name).is_absolute() or path.is_symlink() or not path.is_file():
            raise ManifestRefused(f"{name}: có trong {NAME} nhưng thư mục không có tệp này.")
        if digest_of(path) != digest:
            raise ManifestRefused(f"{name}: khác với khi xuất (SHA-256 không khớp). Xuất lại, không sửa tay.")
    return manifest


def _plain(path: Path) -> dict[str, Any]:
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        if plain["format"] != FORMAT or plain["version"] != VERSION:
            raise ManifestRefused(f"{NAME}: do phiên bản khác của dondoc xuất ra, không đọc được.")
        texts = all(isinstance(value, str) for pair in plain["sha256"].items() for value in pair)
        counts = all(isinstance(value, int) and value >= 0 for value in plain["rows"].values())
    except (ValueError, KeyError, TypeError, AttributeError):
        texts = counts = False
    if not texts or not counts:
        raise ManifestRefused(f"{NAME}: không đọc được.")
    return plain
