"""Classes of agencies as a chair says them («các sở, ban, ngành», «các huyện, thành phố»), counted in a directory.

Words that name a kind are counted; «các cơ quan» names no kind, so a person says how far it reaches; «các đơn vị liên
quan» names nobody, so somebody has to be named.
"""

import re
from collections.abc import Callable

from dondoc.kit.vietnamese import fold
from dondoc.meetings.rules.said import Known
from dondoc.people.enums import AgencyKind

Test = Callable[[Known], bool]

_VAGUE = re.compile(r"\b(?:lien quan|chuc nang|huu quan|neu tren|noi tren)\b")
# The first row that fits a part of the words takes it, so that «ban Đảng» is not read as «ban» of the State.
_KINDS = (
    (
        AgencyKind.PARTY,
        re.compile(r"\b(?:co quan |ban )(?:xay dung |cua )?dang\b|\bban (?:cua )?tinh uy\b|\bdang uy\b"),
    ),
    (AgencyKind.UNION, re.compile(r"\b(?:hoi,? )?doan the\b|\bmat tran\b|\bhoi quan chung\b|\bto chuc chinh tri\b")),
    (AgencyKind.ENTERPRISE, re.compile(r"\bdoanh nghiep\b|\bcong ti\b|\bnha mang\b")),
    (
        AgencyKind.AREA,
        re.compile(
            r"\b(?:uy ban nhan dan|ubnd|dia phuong|dia ban|huyen|thanh pho|thi xa|xa|phuong|thi tran|dac khu)\b"
        ),
    ),
    (AgencyKind.STATE, re.compile(r"\bso\b|\bnganh\b|\bban\b|\bco quan nha nuoc\b")),
)
_LEVELS = re.compile(r"\b(?:huyen|thanh pho|thi xa|xa|phuong|thi tran|dac khu)\b")


def is_vague(words: str) -> bool:
    """Say whether the words name nobody («các đơn vị liên quan»)."""
    return _VAGUE.search(fold(words)) is not None


def class_of(words: str, *, kind: str = "") -> Test | None:
    """Return the test an agency of the class passes; None when the words name no kind of agency.

    kind: the kind chosen with the words, which goes before them. «Các huyện» are the area units called so; where none
    of the directory is, all area units.
    """
    text = fold(words).replace("dia phuong", "dia ban")
    kinds = {AgencyKind(kind)} if kind else _kinds_in(text)
    if not kinds:
        return None
    levels = frozenset(found.group() for found in _LEVELS.finditer(text)) if AgencyKind.AREA in kinds else frozenset()

    def test(agency: Known) -> bool:
        if agency.kind not in kinds:
            return False
        return agency.kind != AgencyKind.AREA or not levels or _is_of_level(agency, levels)

    return test


def _kinds_in(text: str) -> set[AgencyKind]:
    found: set[AgencyKind] = set()
    for kind, pattern in _KINDS:
        text, count = pattern.subn(" ", text)
        if count:
            found.add(kind)
    return found


def _is_of_level(agency: Known, levels: frozenset[str]) -> bool:
    name = f" {fold(agency.name)} "
    return any(f" {level} " in name for level in levels)
