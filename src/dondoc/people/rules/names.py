"""Matching the names papers use with the names of the directory. Near names are proposed, never taken by themselves."""

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from dondoc.kit.vietnamese import fold, without_marks
from dondoc.people.enums import AgencyKind

_SPELLINGS = (
    (re.compile(r"\buy ban nhan dan\b"), "ubnd"),
    (re.compile(r"\bhoi dong nhan dan\b"), "hdnd"),
    (re.compile(r"\buy ban (?:mat tran to quoc|mttq)(?: viet nam)?\b|\bubmttq(?:vn)?\b"), "ubmttq"),
    (re.compile(r"\bphat thanh(?: va| -)? truyen hinh\b|\bpt ?- ?th\b"), "ptth"),
    (re.compile(r"\bbo chi huy quan su\b"), "bo chqs"),
    (re.compile(r"\bphat trien nong thon\b"), "ptnt"),
    (re.compile(r"\bthuong binh (?:va )?xa hoi\b|\btb va xh\b"), "tbxh"),
    (re.compile(r"\btp\b"), "thanh pho"),
)
_JOINERS = re.compile(r"\b(?:va)\b|[^a-z0-9]+")
_DAK = re.compile(r"\bdac\b(?= (?:glei|ha|to|bla|cam|rve|pek|pxi|mon|nang|ro))")
_SURE_SCORE = 88
_KINDS = (
    (AgencyKind.AREA, re.compile(r"^(?:ubnd|huyen|thanh pho|thi xa|xa|phuong|thi tran|dac khu)\b")),
    (
        AgencyKind.PARTY,
        re.compile(r"uy\b.*\b(?:tinh|thanh|huyen)|\b(?:tinh|thanh|huyen|thi|dang|quan) uy\b|tuyen giao|dan van|^bao\b"),
    ),
    (AgencyKind.UNION, re.compile(r"mttq|mat tran|^hoi\b|doan\b|lien doan|cong doan")),
    (AgencyKind.ENTERPRISE, re.compile(r"cong ty|dien luc|vnpt|viettel|buu dien|vien thong|benh vien|khach san|trung tam")),
    (AgencyKind.STATE, re.compile(r"^(?:so|bo|cuc|chi cuc|van phong|ban|cong an|dai|thanh tra|bao tang|vien)\b")),
)


def matching_key(name: str) -> str:
    """Return the form in which two ways of writing one agency's name are equal: marks, case, common short forms aside."""
    text = fold(name).replace("&", " va ")
    text = _DAK.sub("dak", text)
    for pattern, short in _SPELLINGS:
        text = pattern.sub(short, text)
    return _JOINERS.sub(" ", text).strip()


def suggest_agencies(name: str, *, known: Mapping[str, int], limit: int = 3) -> list[tuple[int, float]]:
    """Return ids of agencies whose known names lie near this one, best first, each once, with a score of 0 to 100.

    known: agency id by `matching_key`. Names of one word (abbreviations) are never guessed.
    """
    key = matching_key(name)
    if " " not in key:
        return []
    near = process.extract(key, list(known), scorer=fuzz.token_sort_ratio, limit=limit * 3, score_cutoff=_SURE_SCORE)
    best: dict[int, float] = {}
    for text, score, _place in near:
        best.setdefault(known[text], score)
    return list(best.items())[:limit]


def guess_kind(name: str) -> AgencyKind:
    """Return the family an agency of this name most likely belongs to."""
    key = matching_key(name)
    return next((kind for kind, pattern in _KINDS if pattern.search(key)), AgencyKind.OTHER)


def initials(name: str) -> str:
    """Return the first letters of a name's words in capitals, marks removed («Sở Y tế» → «SYT»)."""
    words = re.findall(r"[A-Za-z0-9]+", without_marks(name))
    return "".join(word if word.isupper() and len(word) <= 4 else word[0].upper() for word in words)
