"""An official paper as values JSON can hold, and back: how it waits in a database between being written and signed."""

import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from dondoc.papers.layouts.layout import Align
from dondoc.papers.layouts.parts import Annex, Block, Column, GroupRow, Heading, Paper, Table, Text

FORM = 1
_KINDS = {"heading": Heading, "text": Text, "table": Table}


def to_plain(paper: Paper) -> dict[str, Any]:
    """Return the paper as texts, numbers, lists and dicts, with the number of this form under "form"."""
    return {"form": FORM, **_plain_of(paper)}


def from_plain(plain: object) -> Paper:
    """Return the paper `to_plain` was given; parts a later release added take what they had before it.

    Raises ValueError for another form and for everything that is no such paper, down to the type of each value.
    """
    if not isinstance(plain, Mapping) or type(plain.get("form")) is not int or plain["form"] != FORM:
        raise ValueError("no paper in a form this release knows")
    paper: Paper = _made(Paper, {name: value for name, value in plain.items() if name != "form"})
    return paper


def _plain_of(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Align):
        return value.value
    if isinstance(value, tuple):
        return [_plain_of(one) for one in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    plain = {field.name: _plain_of(getattr(value, field.name)) for field in fields(value)}
    is_block = type(value) in _KINDS.values()
    return {"is": type(value).__name__.lower(), **plain} if is_block else plain


def _made(maker: type[Any], plain: object) -> Any:
    """Make one part of a paper from its fields, each checked by its reader; a field unknown or missing is refused."""
    readers = _READERS[maker]
    if not isinstance(plain, Mapping) or not plain.keys() <= readers.keys():
        raise ValueError(f"no {maker.__name__}: {_shown(plain)}")
    missing = [one.name for one in fields(maker) if one.default is MISSING and one.name not in plain]
    if missing:
        raise ValueError(f"{maker.__name__} without {', '.join(missing)}")
    return maker(**{name: readers[name](value) for name, value in plain.items()})


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(f"no text: {_shown(value)}")


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError(f"neither yes nor no: {_shown(value)}")


def _level(value: object) -> int:
    if type(value) is int and value > 0:
        return value
    raise ValueError(f"no level: {_shown(value)}")


def _width(value: object) -> float:
    if type(value) in (int, float) and 0 < value < math.inf:  # type: ignore[operator] # just seen to be a number
        return value  # type: ignore[return-value]
    raise ValueError(f"no width: {_shown(value)}")


def _day(value: object) -> date:
    return date.fromisoformat(_text(value))


def _align(value: object) -> Align:
    return Align(_text(value))


def _list_of(read: Callable[[object], Any]) -> Callable[[object], tuple[Any, ...]]:
    def read_list(value: object) -> tuple[Any, ...]:
        if isinstance(value, list | tuple):
            return tuple(read(one) for one in value)
        raise ValueError(f"no list: {_shown(value)}")

    return read_list


def _block(plain: object) -> Block:
    kind = _KINDS.get(_text(plain.get("is"))) if isinstance(plain, Mapping) else None
    if kind is None or not isinstance(plain, Mapping):
        raise ValueError(f"no block: {_shown(plain)}")
    block: Block = _made(kind, {name: value for name, value in plain.items() if name != "is"})
    return block


def _row(plain: object) -> GroupRow | tuple[str, ...]:
    if isinstance(plain, Mapping):
        group: GroupRow = _made(GroupRow, plain)
        return group
    return _list_of(_text)(plain)


def _shown(value: object) -> str:
    return repr(value)[:80]


_TEXTS = _list_of(_text)
_BLOCKS = _list_of(_block)
_READERS: dict[type[Any], dict[str, Callable[[object], Any]]] = {
    Heading: {"text": _text, "level": _level},
    Text: {"text": _text, "label": _text, "lead_in": _text},
    Column: {"heading": _text, "width_mm": _width, "align": _align},
    GroupRow: {"label": _text, "title": _text},
    Table: {"columns": _list_of(lambda plain: _made(Column, plain)), "rows": _list_of(_row)},
    Annex: {"title": _text, "subject": _text, "note": _text, "blocks": _BLOCKS, "landscape": _flag},
    Paper: {
        **dict.fromkeys(("superior", "issuer", "number", "place", "kind", "subject"), _text),
        **dict.fromkeys(("signed", "footer", "urgency", "signatory"), _text),
        **dict.fromkeys(("bases", "authority", "recipients", "addressees"), _TEXTS),
        "issued_on": _day,
        "is_letter": _flag,
        "blocks": _BLOCKS,
        "annexes": _list_of(lambda plain: _made(Annex, plain)),
    },
}
