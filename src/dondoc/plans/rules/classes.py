"""Classes of agencies («các đơn vị liên quan», «UBND các huyện»): told from names, and expanded where known."""

import re
from collections.abc import Sequence

from dondoc.people.rules.names import matching_key
from dondoc.plans.reader.agencies import Kind, split_names
from dondoc.plans.reader.scan import Text

_ALL_AREAS = re.compile(r"(?:chu tich )?ubnd cac (?:huyen|thanh pho|thi xa|xa|phuong|dia phuong)\b.*")


def is_generic(name: str) -> bool:
    """Return whether the words name nobody in particular; such words never become an agency."""
    return _kinds(name) == {Kind.GENERIC}


def is_class(name: str) -> bool:
    """Return whether the words name a class of agencies and not one of them."""
    return bool(_kinds(name)) and _kinds(name) <= {Kind.GENERIC, Kind.CLASS}


def members(name: str, *, areas: Sequence[str]) -> Sequence[str]:
    """Return the agencies a name stands for: the area units for «UBND các huyện, thành phố», else the name itself."""
    return areas if areas and _ALL_AREAS.fullmatch(matching_key(name)) else (name,)


def _kinds(name: str) -> set[Kind]:
    return {mention.kind for mention in split_names(Text(name))}
