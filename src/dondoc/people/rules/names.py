"""Matching the names papers use with the names of the directory. Near names are proposed, never taken by themselves."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from rapidfuzz import fuzz

from dondoc.kit.vietnamese import fold, nfc
from dondoc.people.enums import AgencyKind

LEAST_SCORE = 72.0

# «KH&ĐT», «KH-ĐT», «VH,TT và DL»: pieces of one abbreviation, written in capitals without tone marks.
_PIECE = r"[A-ZĐ]{1,5}"
_PIECES = re.compile(rf"(?<![\w.]){_PIECE}(?:\s?(?:[-–,&.]|\bvà\b)\s?{_PIECE})+(?!\w)")
_BETWEEN_PIECES = re.compile(r"\s?(?:[-–,&.]|và)\s?")
_SPELLINGS = (
    (re.compile(r"\buy ban nhan dan\b"), "ubnd"),
    (re.compile(r"\bhoi dong nhan dan\b"), "hdnd"),
    (re.compile(r"\bvp ?(ubnd|hdnd|doan dbqh)\b"), r"van phong \1"),
    (re.compile(r"\bubnd h\b"), "ubnd huyen"),
    (re.compile(r"\bubnd tx\b"), "ubnd thi xa"),
    (re.compile(r"\bubnd p\b"), "ubnd phuong"),
    (re.compile(r"\bubnd x\b"), "ubnd xa"),
    (re.compile(r"\b(?:uy ban|ub) (?:mat tran to quoc|mttq)(?: (?:viet nam|vn))?\b|\bubmttq(?:vn)?\b"), "ubmttq"),
    (re.compile(r"\bmat tran to quoc(?: viet nam)?\b"), "mttq"),
    (re.compile(r"\bphat thanh(?: va)? truyen hinh\b"), "ptth"),
    (re.compile(r"\b(?:bo chi huy|bch) quan su\b|\bbchqs\b"), "bo chqs"),
    (re.compile(r"\bbo doi bien phong\b"), "bdbp"),
    (re.compile(r"\bbo chi huy bdbp\b|\bbch bien phong\b"), "bch bdbp"),
    (re.compile(r"\bhoi (?:lien hiep phu nu|lhpn)(?: viet nam| vn)?\b"), "hoi phu nu"),
    (re.compile(r"\bcty\b"), "cong ty"),
    (re.compile(r"\bphat trien nong thon\b"), "ptnt"),
    (re.compile(r"\bthuong binh(?: va)? xa hoi\b"), "tbxh"),
    (re.compile(r"\bdang uy khoi\b"), "duk"),
    (re.compile(r"\btp\b"), "thanh pho"),
    (re.compile(r"\bvp\b"), "van phong"),
    (re.compile(r"\bbql\b"), "ban quan li"),
    (re.compile(r"\bquan ly\b"), "quan li"),
)
_SIGNS = re.compile(r"[^a-z0-9]+")
_AND = re.compile(r"\bva\b ?")
_DAK_PLACES = "glei|ha|to|bla|cam|rve|pek|pxi|mon|nang|ro|long|kroong|ui|mar|hring|lak|nong"
_DAK = re.compile(rf"\b(?:dac|dack)\b(?= (?:{_DAK_PLACES}))")
# Words that say what sort of agency it is, not which one: two names that share only these are not near.
_SORT_WORDS = frozenset(
    {"ubnd", "hdnd", "ubmttq", "mttq", "so", "ban", "bo", "chi", "cuc", "van", "phong", "tinh", "thanh", "pho"}
    | {"huyen", "thi", "xa", "tran", "phuong", "uy", "hoi", "lien", "doan", "hiep", "cong", "ti", "trung", "tam"}
    | {"dai", "ptth", "dang", "bo", "co", "quan", "khoi", "truong", "viet", "nam"}
)


class Suggestion(NamedTuple):
    """An agency whose name lies near: how near (0 to 100), and by how much it leads the next one."""

    agency_id: int
    score: float
    margin: float


def matching_key(name: str) -> str:
    """Return the form in which two ways of writing one agency's name are equal: marks, case, short forms aside."""
    text = nfc(name)
    if not text.isupper() or len(text) <= 12:
        text = _PIECES.sub(lambda found: _BETWEEN_PIECES.sub("", found.group()), text)
    text = re.sub(r"[’'`]\s?", "", fold(text).replace("&", " va "))
    text = _DAK.sub("dak", _SIGNS.sub(" ", text).strip())
    for pattern, short in _SPELLINGS:
        text = pattern.sub(short, text)
    return _AND.sub("", text).strip()


def suggest_agencies(text: str, *, known: Mapping[str, int], limit: int = 3) -> list[Suggestion]:
    """Return agencies whose known names lie near this one, best first, each once.

    known: agency id by `matching_key`. A name that is known scores 100. Abbreviations, being one word, are known or
    not, never guessed: «SNV» is no misspelling of «SNgV». A score says how alike the words are, not that they mean
    the same; a person decides.
    """
    key = matching_key(text)
    if not key:
        return []
    best: dict[int, float] = {}
    for name, agency_id in known.items():
        score = _nearness(key, name)
        if score >= LEAST_SCORE:
            best[agency_id] = max(score, best.get(agency_id, 0.0))
    ranked = sorted(best.items(), key=lambda found: (-found[1], found[0]))
    following = [score for _id, score in ranked[1:]] + [0.0]
    pairs = zip(ranked, following, strict=False)
    return [Suggestion(agency_id, score, round(score - after, 1)) for (agency_id, score), after in pairs][:limit]


def _nearness(key: str, name: str) -> float:
    if key == name:
        return 100.0
    if " " not in key or " " not in name:
        return 0.0
    whole = fuzz.token_sort_ratio(key, name)
    return round(min(whole, fuzz.token_sort_ratio(_core(key), _core(name)), 99.0), 1)


def _core(key: str) -> str:
    """Return the words that tell this agency from others of its sort; all words when none are left."""
    words = [word for word in key.split() if word not in _SORT_WORDS]
    return " ".join(words) or key


# The first line that fits decides.
_KINDS = (
    (
        AgencyKind.STATE,
        re.compile(r"^(?:(?:van phong )?(?:ubnd|hdnd) tinh\b|van phong doan dai bieu|(?:chi )?cuc\b|kho bac\b)"),
    ),
    (
        AgencyKind.AREA,
        re.compile(r"^ubnd\b|^(?:hdnd |cac )?(?:huyen(?! (?:uy|doan))|thanh pho|thi xa|xa|phuong|thi tran|dac khu)\b"),
    ),
    (
        AgencyKind.PARTY,
        re.compile(
            r"\b(?:tinh|thanh|huyen|thi|dang|quan|trung) uy\b|truong chinh tri"
            r"|^(?:ban (?:tuyen giao|dan van|noi chinh|to chuc)|duk|bao(?! tang| hiem))\b"
        ),
    ),
    (
        AgencyKind.ENTERPRISE,
        re.compile(
            r"cong ti|doanh nghiep|tap doan|ngan hang|khach san"
            r"|dien luc|vnpt|viettel|mobifone|buu dien|vien thong"
        ),
    ),
    (
        AgencyKind.UNION,
        re.compile(
            r"mttq|cong doan|^hoi (?!dong)|^lien (?:doan|hiep)"
            r"|^(?:tinh|thanh|huyen) doan\b|^doan (?:thanh nien|tncs|khoi)"
        ),
    ),
    (
        AgencyKind.STATE,
        re.compile(
            r"^(?:so|bo|ban|van phong|cong an|dai|thanh tra|toa an|vien kiem sat|bao (?:tang|hiem)|thu vien"
            r"|benh vien|bvdk|trung tam|truong|bch|nganh|chqs|quan li)\b"
        ),
    ),
)


def guess_kind(name: str) -> AgencyKind:
    """Return the family an agency of this name most likely belongs to; OTHER when nothing in it tells."""
    key = matching_key(name)
    return next((kind for kind, pattern in _KINDS if pattern.search(key)), AgencyKind.OTHER)
