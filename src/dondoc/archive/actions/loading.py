"""Bring papers and their files in at once, from a whole congress that was kept elsewhere."""

from pathlib import Path

from dondoc.archive import files
from dondoc.web.carrying import loading_of

load_rows = loading_of("archive")


def keep_file(path: Path, *, sha256: str) -> None:
    """Keep the bytes of a file durably before any row names them. Raises ValueError when they are others."""
    if files.keep(path.read_bytes()) != sha256:
        raise ValueError(f"{path.name} is not what its name says")
