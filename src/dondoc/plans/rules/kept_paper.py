"""The text of a paper as it is kept beside its reading: the neutral tree without what says nothing."""

from typing import Any

from dondoc.papers.tree import Tree, from_plain, to_plain

# What the tree's own values begin with; a part that holds nothing else is not written down.
_SILENT: dict[str, Any] = {"label": "", "level": None, "heading": False, "bold": False, "alignment": "", "origin": True}


def tree_to_keep(tree: Tree) -> dict[str, Any]:
    """Return the tree ready for JSON, about a third of its full form; `tree_from_kept` gives it back without loss."""
    kept = _spare(to_plain(tree))
    return {"page_count": None, "warnings": [], **kept}


def tree_from_kept(kept: dict[str, Any]) -> Tree:
    """Return the tree that `tree_to_keep` was given. Raises KeyError or TypeError for anything else."""
    return from_plain(kept)


def _spare(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: _spare(part)
            for name, part in value.items()
            if part is not None and not (name in _SILENT and part == _SILENT[name])
        }
    return [_spare(part) for part in value] if isinstance(value, list | tuple) else value
