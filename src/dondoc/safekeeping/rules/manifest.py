"""What a backup says of itself: which rows and files it holds, and what differs from that elsewhere."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Table:
    """How many rows a table has, and one digest over all of them, whatever their order."""

    rows: int
    digest: str


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A stored file: its size and the SHA-256 of the bytes that were really there."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands first in a backup: enough to know whether it can be restored here, before anything is written."""

    format: int
    made_at: str
    release: str
    engine: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands last in a backup: every table, every file, and the heads of the journal's chains.

    chains: congress id -> sequence and hash of the last entry; the anchor that shows a cut-off tail.
    missing: digests that rows name and for which no file was found.
    """

    tables: Mapping[str, Table]
    files: Mapping[str, KeptFile]
    chains: Mapping[str, tuple[int, str]]
    migrations: tuple[tuple[str, str], ...]
    missing: tuple[str, ...] = field(default=())

    @property
    def damaged(self) -> list[str]:
        """Return the files whose bytes were no longer those of their name when the backup was made."""
        return sorted(name for name, file in self.files.items() if file.sha256 != name)


class UnreadableManifest(ValueError):
    """Raised when what stands there is not what a backup of this format says."""


def to_json(part: Head | Manifest) -> bytes:
    """Return a part as it stands in the archive."""
    return json.dumps(asdict(part), ensure_ascii=False, sort_keys=True, indent=1).encode()


def head_from_json(content: bytes) -> Head:
    """Return the head. Raises UnreadableManifest, also for a format this release does not know."""
    try:
        head = Head(**json.loads(content))
    except (TypeError, ValueError) as error:
        raise UnreadableManifest("head") from error
    if head.format != FORMAT:
        raise UnreadableManifest(f"format {head.format}")
    return head


def manifest_from_json(content: bytes) -> Manifest:
    """Return the manifest. Raises UnreadableManifest."""
    try:
        given: dict[str, Any] = json.loads(content)
        return Manifest(
            tables={name: Table(**row) for name, row in given["tables"].items()},
            files={name: KeptFile(**row) for name, row in given["files"].items()},
            chains={name: (sequence, digest) for name, (sequence, digest) in given["chains"].items()},
            migrations=tuple((app, name) for app, name in given["migrations"]),
            missing=tuple(given["missing"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableManifest("manifest") from error


def differences(expected: Mapping[str, Table], found: Mapping[str, Table]) -> list[str]:
    """Return one sentence per table that is not as the backup says, in the order of the names."""
    sentences = []
    for name in sorted({*expected, *found}):
        before, after = expected.get(name), found.get(name)
        if before == after:
            continue
        if after is None:
            sentences.append(f"Bảng {name}: không có trong nơi khôi phục.")
        elif before is None:
            sentences.append(f"Bảng {name}: không có trong bản sao lưu.")
        elif before.rows != after.rows:
            sentences.append(f"Bảng {name}: bản sao lưu có {before.rows} hàng, nơi khôi phục có {after.rows} hàng.")
        else:
            sentences.append(f"Bảng {name}: đủ {after.rows} hàng nhưng nội dung khác bản sao lưu.")
    return sentences


def file_differences(expected: Mapping[str, KeptFile], found: Mapping[str, KeptFile]) -> list[str]:
    """Return one sentence per file that is not as the backup says."""
    return [
        f"Tệp {name}: {'thiếu' if name not in found else 'thừa' if name not in expected else 'nội dung khác'}."
        for name in sorted({*expected, *found})
        if expected.get(name) != found.get(name)
    ]
