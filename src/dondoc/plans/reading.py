"""From the bytes of an upload or a pasted text to a stored reading; the parsers run in a limited child process."""

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dondoc.papers import PaperRefused, Tree, read, read_text
from dondoc.plans.reader import Draft, read_plan
from dondoc.plans.reader.draft import from_plain, to_plain
from dondoc.plans.rules.kept_paper import tree_from_kept, tree_to_keep

__all__ = ["PaperRefused", "Reading", "draft_in", "read_upload", "read_pasted", "tree_in"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came in and what was read: the bytes to keep, their kind, the paper's text as a tree, and the draft."""

    content: bytes
    file_name: str
    kind: str
    draft: Draft
    warnings: tuple[str, ...]
    tree: Tree

    def plain(self) -> dict[str, object]:
        """Return the draft, the warnings and the paper's text ready for JSON."""
        return {"draft": to_plain(self.draft), "warnings": list(self.warnings), "tree": tree_to_keep(self.tree)}


def draft_in(plain: dict) -> Draft:
    """Return the draft kept in an intake."""
    return from_plain(plain["draft"])


def tree_in(plain: dict) -> Tree | None:
    """Return the paper's text kept in an intake; None in one that was made before texts were kept."""
    return tree_from_kept(plain["tree"]) if plain.get("tree") else None


def read_upload(*, content: bytes, file_name: str, issued_on: date | None = None) -> Reading:
    """Read an uploaded file. Raises PaperRefused with a sentence; nothing is stored either way."""
    with tempfile.NamedTemporaryFile(prefix="dondoc-", suffix=".upload") as file:
        file.write(content)
        file.flush()
        tree = read(Path(file.name), name=file_name)
    return _reading(tree, content, file_name, issued_on)


def read_pasted(text: str, *, issued_on: date | None = None) -> Reading:
    """Read a pasted text; it is kept as a text file. Raises PaperRefused with a sentence."""
    return _reading(read_text(text), text.encode(), "van-ban-dan.txt", issued_on)


def _reading(tree: Tree, content: bytes, file_name: str, issued_on: date | None) -> Reading:
    draft = read_plan(tree, issued_on=issued_on)
    return Reading(
        content=content, file_name=file_name, kind=str(tree.kind), draft=draft, warnings=tree.warnings, tree=tree
    )
