"""Short ways to read files and to look at trees in tests."""

import io
from collections.abc import Callable

from dondoc.papers.reading import Reading
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.tree import Paragraph, Table, Tree


def paragraphs(tree: Tree) -> list[Paragraph]:
    """Return the paragraphs of a tree."""
    return [block for block in tree.blocks if isinstance(block, Paragraph)]


def texts(tree: Tree) -> list[str]:
    """Return the texts of the paragraphs, each after its label."""
    return [f"{block.label} {block.text}".strip() for block in paragraphs(tree)]


def tables(tree: Tree) -> list[Table]:
    """Return the tables of a tree."""
    return [block for block in tree.blocks if isinstance(block, Table)]


def grid(table: Table) -> list[list[str]]:
    """Return the texts of a table, row by row."""
    return [[cell.text for cell in row] for row in table.rows]


def origins(table: Table) -> list[list[bool]]:
    """Return which positions of a table hold the first place of a cell."""
    return [[cell.origin for cell in row] for row in table.rows]


def refusal_of(reader: Callable[[io.BytesIO], object], content: bytes) -> Refusal | None:
    """Return the reason for which a reader refuses the bytes, None when it takes them."""
    try:
        reader(io.BytesIO(content))
    except PaperRefused as refused:
        return refused.code
    return None


def tree_of(reader: Callable[[io.BytesIO], Reading], content: bytes) -> Tree:
    """Return the tree a reader makes of the bytes."""
    return reader(io.BytesIO(content)).tree
