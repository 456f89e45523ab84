"""Heads of the journal's chains, noted outside the database in lines of JSON without a person's data.

Whoever may write the database can also write the note of its head; a copy of this file elsewhere shows the lie.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from dondoc.journal.rules.chain import Anchor
from dondoc.safekeeping.rules.manifest import Manifest

FILE_NAME = "anchors.jsonl"


def note_anchors(*, folder: Path, manifest: Manifest, backup: str) -> None:
    """Append where every chain ended when a backup was made."""
    lines = [
        json.dumps({"congress": int(congress), "sequence": sequence, "hash": digest, "backup": backup})
        for congress, (sequence, digest) in sorted(manifest.chains.items(), key=lambda item: int(item[0]))
    ]
    handle = os.open(folder / FILE_NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write("".join(f"{line}\n" for line in lines))
        file.flush()
        os.fsync(file.fileno())


def anchors_in(lines: Iterable[str]) -> dict[int, list[Anchor]]:
    """Return the noted places by congress. Raises ValueError for a line that is none."""
    found: dict[int, list[Anchor]] = {}
    for line in filter(str.strip, lines):
        try:
            note = json.loads(line)
            found.setdefault(int(note["congress"]), []).append(Anchor(int(note["sequence"]), str(note["hash"])))
        except (KeyError, TypeError) as error:
            raise ValueError(line) from error
    return found
