"""The head and foot of a paper, from its kind and number to its recipients, and where its body lies."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.kit.codes import Symbol, find_symbols, parse_symbol
from dondoc.plans.reader.agencies import list_at
from dondoc.plans.reader.columns import find_header
from dondoc.plans.reader.draft import Head
from dondoc.plans.reader.fields import cut
from dondoc.plans.reader.lines import Grid, Line, cell_lines
from dondoc.plans.reader.moments import read_day
from dondoc.plans.reader.outline import split_label
from dondoc.plans.reader.scan import Text, shadow

KINDS = (
    "Quyết định", "Kế hoạch", "Thông báo kết luận", "Thông báo", "Hướng dẫn", "Chỉ thị", "Báo cáo", "Tờ trình",
    "Chương trình hành động", "Chương trình", "Công văn", "Công điện", "Giấy mời", "Nghị quyết", "Kết luận",
    "Quy chế", "Quy định", "Đề án", "Phương án", "Biên bản",
    "Thông tư", "Nghị định", "Thông cáo", "Phiếu chuyển", "Lịch công tác",
)  # fmt: skip
_KIND_BY_LOW = {kind.lower(): kind for kind in KINDS}
_KIND_LINE = re.compile(
    rf"(?P<kind>{'|'.join(sorted((kind.lower() for kind in KINDS), key=len, reverse=True))})(?P<rest>(?=\W|$).*)"
)
_MOTTO = re.compile(r"cộng h[òo]a xã hội chủ nghĩa việt nam|độc lập\s*-\s*tự do\s*-\s*hạnh phúc|đảng cộng sản việt nam")
_DATED = re.compile(
    r"(?P<place>[^\d,;:.()]{2,40}),\s*ngày\s*(?P<d>\d{1,2}|[.…]+)\s*tháng\s*(?P<m>\d{1,2}|[.…]+)\s*năm\s*(?P<y>\d{4})"
)
_NUMBER = re.compile(r"^\W*số\s*:?\s*(?=[\d.…/]|\s*[-/])")
_ABOUT = re.compile(r"^\W*(?:v/v|về việc)\s*:?\s*")
_TO = re.compile(r"^\W*(?:kính gửi|kính trình)\s*:?\s*")
_WIRED = re.compile(r"^[^:;.]{5,160}\bđiện\s?:\s*")
_RECIPIENTS = re.compile(r"^\W*nơi nhận\s*:?\s*")
_SIGNATURE = re.compile(
    r"^(?:t\s?[./]\s?m|k\s?[./]\s?t|t\s?[./]\s?l|tuq|t/m|tm|kt|tl)\s?[./]?\s|^(?:chủ tịch|phó chủ tịch|"
    r"trưởng ban|trưởng tiểu ban|giám đốc|phó giám đốc|chánh văn phòng|bí thư|phó bí thư)"
)
_END_OF_SUBJECT = re.compile(
    r"^[^:;.]{3,80}(?:trân trọng )?kính mời|^\W*(?:căn cứ|thực hiện|kính gửi|để |nhằm |xét |theo |ngày \d|sau khi|được sự|chiều |sáng |điều \d|"
    r"i\.|phần |[-_*=]{3,})"
)
_ANNEX = re.compile(r"^(?:phụ lục|biểu)\b")
_SCAN = 60


@dataclass(frozen=True, slots=True)
class Frame:
    """The head and where the body lies: indexes into the paper's lines, and the lines that name the addressees."""

    head: Head
    first: int
    after: int
    addressees: tuple[Line, ...] = ()
    annex: int | None = None


def read_frame(lines: Sequence[Line | Grid]) -> Frame:
    """Read what stands above and below the body of a paper and say where the body begins and ends."""
    top = _flat(lines[:_SCAN])
    symbol, number_at = _symbol(top)
    kind, kind_at = _kind(top)
    place, issued_on = _dated(top)
    subject, after_subject = _subject(top, kind_at)
    addressees, after_addressees = _addressees(lines)
    foot, annex = _foot(lines)
    first = max(after_subject, after_addressees) or (0 if kind or symbol else _after_letterhead(lines))
    ends = len(lines) if foot is None else foot
    kind = kind or (symbol.type_name if symbol else "") or ("Công văn" if addressees else "")
    head = Head(
        kind=kind,
        number=symbol.number if symbol else "",
        symbol=symbol.text if symbol and symbol.number else "",
        issuer=_issuer(top, min((at for at in (number_at, kind_at) if at is not None), default=0)),
        issued_on=issued_on,
        place=place,
        subject=subject,
        signer_function=_signer(lines, foot),
        cites=_cites(lines, symbol),
        recipients=_recipients(lines, foot),
    )
    return Frame(head, min(first, ends), ends, addressees, annex)


_Flat = list[tuple[int, Line]]


def _flat(lines: Sequence[Line | Grid]) -> _Flat:
    """Return lines with their index; a table that assigns nothing frames the head and gives its cells' lines."""
    flat: _Flat = []
    for index, line in enumerate(lines):
        if isinstance(line, Line):
            flat.append((index, line))
        elif find_header(line.table) is None:
            cells = (cell for row in line.table.rows for cell in row if cell.origin)
            flat += [(index, inner) for cell in cells for inner in cell_lines(line.block, cell)]
    return flat


def _symbol(top: _Flat) -> tuple[Symbol | None, int | None]:
    for order, (_, line) in enumerate(top):
        if _NUMBER.match(shadow(line.text)):
            words = re.split(r"\s{2,}|\t|,\s*ngày|\s[A-ZĐ]\S* [A-ZĐ]?\S*,\s", line.text)[0]
            symbol = parse_symbol(words) or next(iter(find_symbols(line.text)), None)
            if symbol is not None:
                return symbol, order
    return None, None


def _kind(top: _Flat) -> tuple[str, int | None]:
    for order, (_, line) in enumerate(top):
        found = _KIND_LINE.match(shadow(line.text))
        if found and line.text[: found.end("kind")].isupper():
            return _KIND_BY_LOW[found["kind"]], order
    return "", None


def _dated(top: _Flat) -> tuple[str, date | None]:
    for _, line in top:
        found = _DATED.search(shadow(line.text))
        if found:
            place = line.text[found.start("place") : found.end("place")].strip()
            if not found["d"].isdigit() or not found["m"].isdigit():
                return place, None
            return place, read_day(int(found["d"]), int(found["m"]), int(found["y"]))
    return "", None


def _subject(top: _Flat, kind_at: int | None) -> tuple[str, int]:
    """Return the subject and the index of the first line after it."""
    for index, line in top:
        found = _ABOUT.match(shadow(line.text))
        if found and kind_at is None:
            return line.text[found.end() :].strip(), index + 1
    if kind_at is None:
        return "", 0
    index, line = top[kind_at]
    found = _KIND_LINE.match(shadow(line.text))
    parts = [line.text[found.end("kind") :].strip(" :-")] if found else []
    after = index + 1
    for at, following in top[kind_at + 1 : kind_at + 5]:
        low = shadow(following.text)
        if at > after or (parts and _KIND_LINE.match(low) and following.text.isupper()):
            # A table stands between, or the next plan of the same file begins.
            break
        if _END_OF_SUBJECT.match(low) or split_label(following)[1] or _ends_subject(following, parts):
            if re.fullmatch(r"[-_*=\s]+", low):
                after = at + 1
            break
        parts.append(following.text)
        after = at + 1
    return " ".join(part for part in parts if part).strip(" -"), after


def _ends_subject(line: Line, parts: list[str]) -> bool:
    if _MOTTO.search(shadow(line.text)):
        return True
    plain = line.alignment in ("justify", "left") and not line.bold
    return bool([p for p in parts if p]) and (
        line.text.rstrip().endswith((".", ":", ";")) or plain or len(line.text) > 200
    )


def _issuer(top: _Flat, before: int) -> str:
    names = []
    for _, line in top[:before]:
        text = _MOTTO.split(shadow(line.text))
        kept = line.text[: len(text[0])].strip(" *-_|")
        if len(kept) > 3 and kept.isupper() and not _DATED.search(shadow(kept)):
            names.append(kept)
    return names[-1] if names else ""


def _after_letterhead(lines: Sequence[Line | Grid]) -> int:
    """Return the line after «CỤC THUẾ TỈNH» on top of a paper without kind or number.

    An agency in capitals is a heading only when others of the same shape follow; alone on top it is who writes.
    """
    loud = [index for index, line in enumerate(lines) if isinstance(line, Line) and _is_loud_agency(line)]
    return 1 if loud == [0] and len(lines) > 1 and not (_labelled(lines[1]) or isinstance(lines[1], Grid)) else 0


def _is_loud_agency(line: Line) -> bool:
    if not line.text.isupper() or line.text.endswith(":") or split_label(line)[1]:
        return False
    text = Text(line.text)
    found = list_at(text, 0)
    return found is not None and found.after == len(text)


def _labelled(line: Line | Grid) -> bool:
    return isinstance(line, Line) and bool(split_label(line)[1])


def _addressees(lines: Sequence[Line | Grid]) -> tuple[tuple[Line, ...], int]:
    for index, line in enumerate(lines[:_SCAN]):
        if not isinstance(line, Line):
            continue
        found = _TO.match(shadow(line.text)) or _WIRED.match(shadow(line.text))
        if not found:
            continue
        rest = cut(line, found.end(), len(line.text))
        named = [rest] if rest.text else []
        after = index + 1
        while after < len(lines):
            following = lines[after]
            if not isinstance(following, Line):
                break
            _, style, bare = split_label(following)
            if style not in ("dash", "plus") and not style.startswith("dash"):
                break
            named.append(bare)
            after += 1
        return tuple(named), after
    return (), 0


def _foot(lines: Sequence[Line | Grid]) -> tuple[int | None, int | None]:
    """Return where the foot begins («Nơi nhận», the signature) and where an annex follows it."""
    foot = None
    for index, line in enumerate(lines):
        inner = [line] if isinstance(line, Line) else _foot_table(line)
        if foot is None and any(_RECIPIENTS.match(shadow(text.text)) or _signs(text) for text in inner):
            foot = index
        elif (
            foot is not None
            and isinstance(line, Line)
            and _ANNEX.match(shadow(line.text))
            or foot is not None
            and isinstance(line, Grid)
            and find_header(line.table) is not None
        ):
            return foot, index
    return foot, None


def _foot_table(grid: Grid) -> list[Line]:
    if find_header(grid.table) is not None:
        return []
    return [line for row in grid.table.rows for cell in row if cell.origin for line in cell_lines(grid.block, cell)]


def _signs(line: Line) -> bool:
    return line.text.isupper() and bool(re.match(r"^(?:T\s?[./]\s?M|K\s?[./]\s?T|T\s?[./]\s?L|TUQ)\b", line.text))


def _signer(lines: Sequence[Line | Grid], foot: int | None) -> str:
    if foot is None:
        return ""
    functions = []
    for line in _lines_of(lines[foot : foot + 30]):
        if line.text.isupper() and _SIGNATURE.match(shadow(line.text)):
            functions.append(line.text)
    return " ".join(functions)


def _recipients(lines: Sequence[Line | Grid], foot: int | None) -> tuple[str, ...]:
    if foot is None:
        return ()
    found: list[str] = []
    inside = False
    for line in _lines_of(lines[foot : foot + 40]):
        low = shadow(line.text)
        match = _RECIPIENTS.match(low)
        if match:
            inside = True
            rest = line.text[match.end() :].strip(" -;.")
            found += [rest] if rest else []
        elif inside:
            _, style, bare = split_label(line)
            if not style.startswith(("dash", "plus")):
                break
            found.append(bare.text.rstrip(" ;.,"))
    return tuple(found)


def _lines_of(lines: Sequence[Line | Grid]) -> list[Line]:
    return [line for _, line in _flat(lines)]


def _cites(lines: Sequence[Line | Grid], own: Symbol | None) -> tuple[str, ...]:
    texts = [line.text for line in lines if isinstance(line, Line)]
    found = (symbol.text for text in texts for symbol in find_symbols(text))
    return tuple(dict.fromkeys(text for text in found if own is None or text != own.text))
