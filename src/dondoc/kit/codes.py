"""Numbers and symbols of documents: «06-KH/TBPV» of the Party, «302/TB-UBND» of the State, «42/2014/QĐ-TTg» of laws.

In a letter of the State the issuer stands where other papers name their type: «5402/UBND-KGVX».
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from dondoc.kit.vietnamese import one_line

TYPE_NAMES = {
    "BB": "Biên bản", "BC": "Báo cáo", "CT": "Chỉ thị", "CTr": "Chương trình", "CTHĐ": "Chương trình hành động",
    "CTrHĐ": "Chương trình hành động", "CĐ": "Công điện", "CV": "Công văn", "ĐA": "Đề án", "DA": "Dự án",
    "GM": "Giấy mời", "GUQ": "Giấy ủy quyền", "HD": "Hướng dẫn", "HĐ": "Hợp đồng", "KH": "Kế hoạch", "KL": "Kết luận",
    "L": "Luật", "NĐ": "Nghị định", "NQ": "Nghị quyết", "PA": "Phương án", "PL": "Pháp lệnh", "QC": "Quy chế",
    "QĐ": "Quyết định", "QĐi": "Quy định", "QyĐ": "Quy định", "QT": "Quy trình", "TB": "Thông báo",
    "TC": "Thông cáo", "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "TTr": "Tờ trình",
}  # fmt: skip


class Family(StrEnum):
    """Whose rule of symbols a document follows."""

    PARTY = "party"
    STATE = "state"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True)
class Symbol:
    """The number and symbol of one document.

    number: digits as written, leading zeros kept, a letter after them possible; "" when left open for the clerk.
    type_code: "KH", "QĐ" …; "" in letters of the State. issuer: "TBPV", "UBND", "QH15".
    department: who drafted it, after the issuer ("KGVX"), else "". year: of legal texts only. raw: the words found.
    """

    raw: str
    family: Family
    number: str
    type_code: str
    issuer: str
    department: str = ""
    year: int | None = None

    @property
    def text(self) -> str:
        """The symbol as it is printed, without stray blanks."""
        tail = f"-{self.department}" if self.department else ""
        if self.family is Family.PARTY:
            return f"{self.number}-{self.type_code}/{self.issuer}{tail}"
        middle = f"{self.year}/" if self.year else ""
        head = "-".join(part for part in (self.type_code, self.issuer) if part)
        return f"{self.number}/{middle}{head}{tail}"

    @property
    def type_name(self) -> str:
        """The kind of document the type code stands for, "" when it is unknown; letters of the State are Công văn."""
        if not self.type_code and self.family is Family.STATE:
            return TYPE_NAMES["CV"]
        return TYPE_NAMES.get(self.type_code, "")


_LETTERS = r"[A-ZĐ][A-Za-zĐđ]{0,6}"
_BODY = r"[A-ZĐ][0-9A-Za-zÀ-ỹĐđ]*"
_TAIL = rf"(?:\s?[-–]\s?(?P<department>{_BODY}(?:[.\-/&]{_BODY})*))?"
_GAP = r"\s{0,3}"
_PARTY = rf"{_GAP}[-–]{_GAP}(?P<type>{_LETTERS}){_GAP}/{_GAP}(?P<issuer>{_BODY}){_TAIL}"
_STATE = rf"{_GAP}/{_GAP}(?P<type>{_LETTERS}){_GAP}[-–]{_GAP}(?P<issuer>{_BODY}){_TAIL}"
_LEGAL = (
    rf"{_GAP}/{_GAP}(?P<year>(?:19|20)\d\d){_GAP}/{_GAP}"
    rf"(?:(?P<type>{_LETTERS}){_GAP}[-–]{_GAP}(?P<issuer>{_BODY})|(?P<assembly>QH\d{{1,2}}|UBTVQH\d{{1,2}})){_TAIL}"
)
_FAMILIES = ((_LEGAL, Family.LEGAL), (_PARTY, Family.PARTY), (_STATE, Family.STATE))
_NUMBER = r"\d{1,6}[a-zA-Z]?"
_ALONE = tuple((re.compile(rf"(?P<number>{_NUMBER}|){form}"), family) for form, family in _FAMILIES)
_INSIDE = tuple(
    (re.compile(rf"(?<![\w/.-])(?P<number>{_NUMBER}){form}(?![\w/])"), family) for form, family in _FAMILIES
)
_CAPTION = re.compile(r"^(?:số|so)\s*:?\s*", re.IGNORECASE)


def parse_symbol(text: str) -> Symbol | None:
    """Read a text that is a document's number and symbol alone, «Số:» allowed before it; None when it is not one.

    The number may be missing, as in drafts: «Số:      /TB-UBND».
    """
    bare = _CAPTION.sub("", one_line(text)).rstrip(" .,;")
    for form, family in _ALONE:
        found = form.fullmatch(bare)
        if found:
            return _symbol(found, family, raw=text)
    return None


def find_symbols(text: str) -> tuple[Symbol, ...]:
    """Return every numbered symbol inside a text, in reading order, each with the words it was read from."""
    found: dict[int, tuple[int, Symbol]] = {}
    for form, family in _INSIDE:
        for match in form.finditer(text):
            taken = any(start < match.end() and match.start() < end for start, (end, _) in found.items())
            if not taken:
                found[match.start()] = (match.end(), _symbol(match, family, raw=match.group()))
    return tuple(symbol for _, (_, symbol) in sorted(found.items()))


def _symbol(match: re.Match[str], family: Family, *, raw: str) -> Symbol:
    fields = match.groupdict()
    type_code, issuer, department = fields["type"] or "", fields["issuer"] or "", fields["department"] or ""
    if family is Family.STATE and type_code not in TYPE_NAMES:
        department = "-".join(part for part in (issuer, department) if part)
        type_code, issuer = "", type_code
    return Symbol(
        raw=raw,
        family=family,
        number=fields["number"],
        type_code=type_code,
        issuer=issuer or fields.get("assembly") or "",
        department=department,
        year=int(fields["year"]) if fields.get("year") else None,
    )
