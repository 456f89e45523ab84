"""Fields of a task written as «Chủ trì: …; Phối hợp: …; Thời gian: …», alone on a line or several in one.

What a field is called is data; a new wording is one more pattern.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from dondoc.plans.reader.lines import Line
from dondoc.plans.reader.scan import shadow


class Field(StrEnum):
    """What a field says about the task it belongs to."""

    CONTENT = "content"
    LEAD = "lead"
    COORDINATING = "coordinating"
    BOTH = "both"
    DOER = "doer"
    APPRAISING = "appraising"
    TIME = "time"
    PRODUCT = "product"
    DETAIL = "detail"


_BODY = r"(?:(?:các\s)?(?:cơ quan|đơn vị|địa phương|sở|ngành|ban|bộ phận|tổ|cá nhân|người|phòng|ban,? ngành)(?:\s?[,/]\s?|\svà\s|\s)){1,5}"
_OPTIONAL = rf"(?:{_BODY})?"
# The first pattern that fits the whole caption is taken, so the narrower ones stand first.
_CAPTIONS: tuple[tuple[Field, str], ...] = (
    (
        Field.BOTH,
        rf"{_OPTIONAL}(?:được\sphân\scông\s)?chủ trì(?:\sthực hiện)?\s?(?:,|/|và|-|"
        rf";)\s?{_OPTIONAL}phối hợp(?:\sthực hiện)?(?:\s?(?:,|/|và|-|;)\s?{_OPTIONAL}(?:thẩm định|thẩm tra))?",
    ),
    (
        Field.BOTH,
        r"(?:phân công|trách nhiệm)(?:\schủ trì,?\sphối hợp|\sthực hiện|\snhiệm vụ|\scụ thể)?|"
        r"phân công\s(?:cơ quan|đơn vị)(?:\sthực hiện)?",
    ),
    (
        Field.LEAD,
        rf"{_BODY}(?:tham mưu|được giao|được phân công|đảm nhiệm|đảm nhận)(?:\s(?:nhiệm vụ|chủ trì|thực hiện|tham mưu))?|"
        rf"{_OPTIONAL}(?:được giao\s|giao\s|được phân công\s)?(?:chủ trì|chịu trách nhiệm(?:\schính)?|"
        rf"trách nhiệm chính|đầu mối|phụ trách|làm đầu mối)"
        r"(?:\s?(?:,|và|/|-)?\s?(?:thực hiện|tham mưu|triển khai|chính|tổ chức thực hiện|nội dung))?",
    ),
    (Field.LEAD, r"(?:giao|giao nhiệm vụ|người phụ trách|người chịu trách nhiệm)"),
    (
        Field.COORDINATING,
        rf"{_OPTIONAL}(?:tham gia\s|cùng\s)?phối hợp(?:\s?(?:,|và|/)?\s?(?:thực hiện|tham mưu|tham gia|"
        rf"tham vấn))?|{_BODY}(?:tham gia|hỗ trợ|cùng thực hiện|cùng tham gia)|(?:cùng|tham gia)\sthực hiện|cùng tham gia|cùng làm|hỗ trợ",
    ),
    (Field.APPRAISING, rf"{_OPTIONAL}(?:thẩm định|thẩm tra)(?:\s(?:nội dung|kịch bản|dự toán))?"),
    (Field.DOER, rf"(?:{_BODY}(?:tổ chức\s)?(?:thực hiện|triển khai|thi hành)|người thực hiện|thực hiện)"),
    (
        Field.TIME,
        r"(?:yêu cầu\s(?:về\s)?)?(?:thời gian|thời hạn|thời điểm|tiến độ|mốc thời gian|mốc|hạn)(?:\s(?:dự kiến|phải xong|báo cáo|nộp|cuối|cuối cùng|chậm nhất|thực hiện|hoàn thành|triển khai|"
        r"hoàn tất|tổ chức|tiến hành|bắt đầu và kết thúc|xong|treo|cụ thể))*"
        r"|hoàn thành|(?:dự kiến\s)?ngày (?:hoàn thành|phải xong|xong)|hạn chót|dự kiến hoàn thành|hoàn thành (?:trước|chậm nhất|vào|xong)|xong|chậm nhất|thời gian,\stiến độ",
    ),
    (
        Field.PRODUCT,
        r"(?:sản phẩm|kết quả)(?:\s(?:đầu ra|dự kiến|cần đạt|phải đạt|hoàn thành|thực hiện))*|"
        r"sản phẩm,\skết quả|kết quả,\ssản phẩm",
    ),
    (
        Field.CONTENT,
        r"(?:nội dung|nhiệm vụ|công việc|phần việc|tên nhiệm vụ|biện pháp)(?:\s?(?:,|và|-)?\s?(?:biện pháp|"
        r"công việc|nhiệm vụ|thực hiện|triển khai|giải pháp|cụ thể|hình thức))*",
    ),
    (
        Field.DETAIL,
        r"(?:địa điểm|thành phần|số lượng|kinh phí|nguồn kinh phí|yêu cầu|mục đích|ghi chú|hình thức|"
        r"đối tượng|kích thước|quy cách|chất liệu|vị trí|lưu ý"
        r"|quy mô|khẩu hiệu|người liên hệ|điện thoại|địa chỉ|phương tiện|lãnh đạo phụ trách|lãnh đạo theo dõi|"
        r"người theo dõi|cơ quan trình|cấp trình|cấp quyết định)(?:\s(?:thực hiện|tổ chức|treo|cụ thể))?",
    ),
)
_WHOLE = tuple((field, re.compile(rf"(?:{pattern})")) for field, pattern in _CAPTIONS)
_ANY = "|".join(f"(?:{pattern})" for _, pattern in _CAPTIONS)
_INSIDE = re.compile(rf"(?:^|(?<=[.;,(])|(?<=[.;,(\-+]\s)|(?<=\s[-+]))(?P<caption>{_ANY})\s?:\s?")
# Captions too common to be trusted in the middle of a sentence.
_ONLY_FIRST = frozenset({Field.CONTENT, Field.DETAIL})


# Captions that, without a value behind them, are headings of a part: «III. PHÂN CÔNG NHIỆM VỤ».
_NEEDS_VALUE = re.compile(r"phân công|trách nhiệm|giao|thực hiện|hoàn thành|kết quả|yêu cầu|mục đích|kinh phí")


@dataclass(frozen=True, slots=True)
class Value:
    """A field and the letters its value stands on, in the line it was found in."""

    field: Field
    caption: int
    start: int
    end: int


def caption_of(text: str) -> Field | None:
    """Return the field a whole text names, such as «Cơ quan chủ trì», else None."""
    low = shadow(text).strip(" .:;-+")
    return next((field for field, pattern in _WHOLE if pattern.fullmatch(low)), None)


def leading_field(line: Line) -> tuple[Field, Line] | None:
    """Return the field a line begins with and the rest of the line; the caption alone is a field without value."""
    alone = caption_of(line.text)
    if alone is not None and _NEEDS_VALUE.match(shadow(line.text)):
        return None
    if alone is not None:
        return alone, cut(line, len(line.text), len(line.text))
    values = list(fields_in(line.text))
    if values and not line.text[: values[0].caption].strip(" -+("):
        return values[0].field, cut(line, values[0].start, len(line.text))
    return None


def fields_in(text: str) -> Iterator[Value]:
    """Yield every captioned field inside a line, each value up to the next caption or the end of its bracket."""
    low = shadow(text)
    if ":" not in low:
        return
    found = [match for match in _INSIDE.finditer(low) if _trusted(match)]
    for order, match in enumerate(found):
        following = found[order + 1] if order + 1 < len(found) else None
        field = caption_of(match["caption"])
        end = following.start("caption") if following else len(text)
        while end > match.end() and text[end - 1] in " ;,.(-+":
            end -= 1
        end = _before_close(text, match.start("caption"), match.end(), end)
        if field is not None:
            yield Value(field, match.start("caption"), match.end(), end)


def _trusted(match: re.Match[str]) -> bool:
    return match.start() == 0 or caption_of(match["caption"]) not in _ONLY_FIRST


def _before_close(text: str, caption: int, start: int, end: int) -> int:
    depth = 0
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth < 0:
            return at
    return end


def cut(line: Line, start: int, end: int) -> Line:
    """Return the letters start … end-1 of a line as a line of their own, blanks at the edges dropped."""
    while start < end and line.text[start] == " ":
        start += 1
    while end > start and line.text[end - 1] == " ":
        end -= 1
    return replace(line, text=line.text[start:end], origin=line.origin[start:end])
