"""What a paper does before any sentence is read: it orders, it only tells, or it says thanks and greets.

News and answers tell of work in the same words orders use, so in them only an order that is spoken out («đề nghị A …»,
«A cần …») counts. A letter of thanks, a speech or an invitation orders nothing; a letter that urges for overdue work
names again what other papers gave.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from dondoc.plans.reader.draft import Head
from dondoc.plans.reader.scan import shadow


class Genre(StrEnum):
    """How the sentences of a paper are to be taken."""

    ORDERS = "orders"
    TELLS = "tells"
    GREETS = "greets"
    RECITES = "recites"


_TITLES, _FIRST_TITLES = 15, 4
_GREETING = re.compile(
    r"^\W*(?:thư (?:kêu gọi|cảm ơn|cám ơn|khen|chúc mừng|ngỏ|mời|chúc tết|chia buồn)|lời (?:cảm ơn|cám ơn|kêu gọi|chúc mừng|chào mừng|"
    r"phát biểu|khai mạc|bế mạc|chúc)|diễn văn|kính thưa|bài phát biểu|phát biểu (?:của|khai mạc|bế mạc)|giấy (?:giới thiệu|ủy quyền|xác nhận|khen|"
    r"chứng nhận)|(?:báo cáo |trích yếu |bản |tóm tắt )?thành tích\b|bằng khen|điếu văn|tiểu sử|đáp từ)\b"
)
# Titles of papers that explain a policy or tell the news to readers.
_INFORMING = re.compile(
    r"^\W*(?:thông tin (?:tuyên truyền|về|cơ bản|tóm tắt|báo chí|nhanh|kinh tế)|bản tin|tin (?:nhanh|vắn|tức|hoạt động|trong tỉnh|sáng|chiều|tối|ngắn|địa phương|thời sự)|điểm tin|"
    r"tài liệu (?:tuyên truyền|hỏi\s?-?\s?đáp|giới thiệu|sinh hoạt)|hỏi\s?(?:-|và)?\s?đáp|đề cương (?:tuyên truyền|giới thiệu)|lịch sử\s|"
    r"tờ gấp|tờ rơi|những điều cần biết|giới thiệu\s|gương (?:điển hình|người tốt)|người tốt,? việc tốt|phóng sự|ghi nhanh|nhật ký|"
    r"hồi ký|kỷ yếu|những chặng đường|nhìn lại|thông cáo báo chí)\b"
)
_LONGEST_TITLE = 120
_MANY_ITEMS = 4
_ANSWERING = re.compile(r"\b(?:trả lời|phúc đáp|giải đáp|hồi đáp|xác nhận|chấp thuận|đồng ý|cung cấp thông tin)\b")
# «V/v đôn đốc thực hiện 02 nhiệm vụ quá hạn (lần 1)»: the work was given by other papers and is only named again.
_URGING = re.compile(r"\bđôn đốc\b.*\bquá hạn\b")
_COMMENDING = re.compile(r"\b(?:khen thưởng|tặng (?:bằng khen|giấy khen|cờ)|tuyên dương|cảm ơn|cám ơn|chúc mừng)\b")
# Words of the press. One of the first kind is enough, of the second two are needed.
_PRESS = re.compile(
    r"phóng viên|\bpv\b|theo ghi nhận|\(ảnh|\bảnh\s?:|tin,? ảnh|bài,? ảnh|\bttxvn\)|\.vn\)|chia sẻ với|trao đổi với|bạn đọc|"
    r"khán giả|độc giả"
)
_PRESS_TOO = re.compile(
    r"\b(?:cho biết|chia sẻ|phấn khởi|sôi nổi|rộn ràng|tưng bừng|rực rỡ|không khí|những ngày này|sáng nay|chiều nay|hôm nay|"
    r"ngày hội|tâm sự|bộc bạch|khẳng định|nhấn mạnh|đông đảo)\b|\bnói\s?:|[\"“”]"
)


_FAREWELL = re.compile(
    r"(?:^|\. )(?:xin )?(?:kính|trân trọng|nhân dịp này,? ?(?:xin )?kính)?\s?chúc\b[^.]{0,120}\b(?:sức khỏe|thành công|thành tích|hạnh phúc|phát triển)"
)
_WISHES = re.compile(r"gửi lời (?:chúc|cảm ơn|cám ơn|chào)")
# Running text without items that speaks of what was: only what is ordered or dated in it counts.
_LABELLED = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)\-]|[a-zđ][.)]|[-+•*]\s|\(?[ivx]+[.)\-]\s|điều \d|\|)")
_PAST = re.compile(
    r"\b(?:đến nay|năm qua|vừa qua|thời gian qua|được thành lập|cơ bản (?:đáp ứng|hoàn thành|hoàn tất|bảo đảm))\b|"
    r"(?:^|\. |\n)(?:trong )?(?:năm|quý|tháng) (?:[ivx\d]+)[/ ]?(?:năm )?\d{0,4}, |\d/\d+ (?:hộ|xã|phường|đơn vị|thôn|cơ quan)|"
    r"\b(?:dịp này|nhân dịp này|với sự tham gia của|thu hút (?:hơn|gần|đông|trên)|tại (?:buổi lễ|ngày hội|chương trình|hội nghị|lễ ra quân|hội thi|"
    r"lễ phát động),)|(?:^|\. |\n)(?:vào\s)?(?:sáng|chiều|tối|trưa)\s(?:ngày\s)?\d{1,2}/\d{1,2}(?:/\d{4})?,\s(?:tại|trên|ở)\b|"
    r"\btrả lời để\b|để (?:quý báo|bạn đọc|cử tri|ông|bà)\b[^.]{0,40}được (?:biết|rõ)|^ngày \d{1,2} tháng \d{1,2} năm \d{4},",
    re.MULTILINE,
)


def genre_of(head: Head, texts: Iterable[str]) -> Genre:
    """Tell the genre from the head and the lines of a paper."""
    lows = [shadow(text) for text in texts]
    if any(_GREETING.match(low) and len(low) < 120 for low in lows[:_TITLES]):
        return Genre.GREETS
    subject = shadow(head.subject)
    if _ANSWERING.search(subject) or head.kind in ("Giấy mời", "Thông cáo"):
        return Genre.TELLS
    if head.kind == "Công văn" and _URGING.search(subject):
        return Genre.RECITES
    if head.kind == "Công văn" and _COMMENDING.search(subject):
        return Genre.TELLS
    if head.kind == "Công văn" and any(_FAREWELL.search(low) for low in lows):
        return Genre.TELLS
    if head.kind or head.symbol:
        return Genre.ORDERS
    if any(
        _INFORMING.match(low) and len(low) < _LONGEST_TITLE and low[-1:] not in ".;:" for low in lows[:_FIRST_TITLES]
    ):
        return Genre.TELLS
    whole = "\n".join(lows)
    if _WISHES.search(whole):
        return Genre.GREETS
    labelled = sum(bool(_LABELLED.match(low)) for low in lows)
    if labelled * 2 > len(lows) and labelled >= _MANY_ITEMS:
        # A list of items is no piece of news, whoever its work is for: «cấp thẻ cho phóng viên».
        return Genre.ORDERS
    if not labelled and _PAST.search(whole):
        return Genre.TELLS
    pressed = bool(_PRESS.search(whole)) or len({found.group() for found in _PRESS_TOO.finditer(whole)}) >= 2
    return Genre.TELLS if pressed else Genre.ORDERS
