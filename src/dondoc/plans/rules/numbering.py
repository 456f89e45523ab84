"""Codes of plans and items: short, readable aloud, unique in a congress."""

import re
from collections.abc import Collection

from dondoc.kit.vietnamese import without_marks

_KIND_LETTERS = {"kế hoạch": "KH", "thông báo": "TB", "công văn": "CV", "quyết định": "QD", "chương trình": "CT"}


def plan_code(*, number: str, kind: str, taken: Collection[str]) -> str:
    """Return the code of a plan: its number («06»), with letters before it when that is taken or missing."""
    letters = _KIND_LETTERS.get(kind.lower(), "VB")
    digits = re.sub(r"\D", "", number.split("/")[0].split("-")[0])
    stem = digits.zfill(2)[:10] if digits else f"{letters}-{1 + len(taken)}"
    candidate, count = stem, 1
    while candidate in taken:
        count += 1
        candidate = f"{stem}-{count}"
    return candidate


def item_code(*, kind: str, plan: str, label: str, position: int, taken: Collection[str]) -> str:
    """Return the code of an item: plan and outline label («KH06-II-3-a»), or its position when it has no label."""
    letters = _KIND_LETTERS.get(kind.lower(), "VB")
    parts = re.findall(r"[A-Za-z0-9]+", without_marks(label))
    stem = f"{letters}{plan}-{'-'.join(parts) if parts else position}"[:34]
    candidate, count = stem, 1
    while candidate in taken:
        count += 1
        candidate = f"{stem}-{count}"
    return candidate
