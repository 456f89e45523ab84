"""What looks like an assignment and is none: recited orders, bases, contingencies, permissions, formulae, news.

Each table is data; the reader asks `refuses_sentence` before parsing and `refuses_work` after.
"""

import re

# A sentence that begins so orders nothing, whatever follows (unless an order is found later in it).
_BEGINNINGS = (
    r"xét\s(?:đề nghị|tờ trình|nội dung)",
    r"ngày\s\d",
    r"(?:tính\s)?đến (?:hết\s)?(?:ngày|tháng|năm|nay|thời điểm)[^,;]{0,40},[^;]*\b(?:đã|mới|còn|chưa)\s",
    r"nhận được (?:công văn|văn bản|thông báo|kế hoạch|công điện|chỉ thị)",
    r"(?:rất\s)?(?:kính\s)?mong (?:rằng|nhận được|tiếp tục nhận)",
    r"(?:thông tin chi tiết|mọi thông tin|mọi chi tiết|chi tiết|đầu mối liên hệ|thông tin liên hệ)\b",
    r"(?:theo ghi nhận|theo thống kê|theo báo cáo|theo kế hoạch, (?:đại hội|hội nghị))\b",
    r"thay mặt [^;]*\b(?:cảm ơn|biểu dương|ghi nhận|chúc mừng|gửi lời)",
    r"trong (?:đợt|nhiệm kỳ|năm|tháng|tuần|những (?:ngày|năm|tháng)|thời gian|gian khó|quá trình chuẩn bị)"
    r"[^,;]{0,30}(?:qua|cao điểm|khó|chuẩn bị)\s?,",
    r"(?:năm|tháng|quý|tuần) (?:qua|vừa qua|trước)\b",
    r"(?:nhờ đó|nhờ vậy|kết quả,|bên cạnh những kết quả)",
    r"kính thưa",
    r"(?:những ngày này|vừa qua|mới đây|cùng ngày|sáng nay|chiều nay|dự kiến)\b",
    r"(?:kiến nghị|trả lời|câu hỏi|hỏi|đáp)\s?:",
    r"(?:văn bản|công văn|kế hoạch|thông báo|quyết định|quy chế) này (?:thay thế|thay cho|có hiệu lực)",
    r"(?:tuy nhiên|nhưng|song),?\s(?:đến nay|hiện nay)",
    # Shortcomings told after praise: «Tuy nhiên, tiến độ còn chậm», «Bên cạnh đó, vẫn còn 3 đơn vị …».
    r"(?:tuy nhiên|nhưng|song|thế nhưng|bên cạnh đó|ngoài ra|cạnh đó|mặt khác),?\s(?:vẫn\s)?(?:còn|vẫn|một số|có\s\d|một vài|nhiều nơi|"
    r"tình trạng)\b",
    r"(?:vẫn còn|còn\s(?:có\s)?\d|còn (?:một số|nhiều|tình trạng)|một số (?:nơi|đơn vị|cơ quan|địa phương|việc|nội dung) (?:còn|chưa|chậm|triển khai chậm))\b",
    r"(?:theo đó|cụ thể),\s[^;]*\bđược\s(?:miễn|giảm|hưởng|hỗ trợ|gia hạn|hoàn|vay|bù trừ)\b",
    # From when a policy counts: «Mức chi mới áp dụng từ ngày 01/7», «Đơn giá điều chỉnh được tính từ quý III».
    r"(?:mức|chế độ|chính sách|đơn giá|giá|biểu|khung|hệ số|tỷ lệ|định mức|phí|lệ phí|thuế suất|tiêu chuẩn|chuẩn|mẫu)\s[^,;:]{0,80}\b"
    r"(?:áp dụng|tính|có hiệu lực|thực hiện|hưởng|sử dụng) (?:kể )?từ\b",
    r"đến nay",
    r"hiện nay",
    r"nhìn chung",
    r"trong thời gian qua",
    r"thời gian qua",
    r"qua (?:kiểm tra|theo dõi|rà soát|báo cáo)",
    r"trước (?:đó|đây)",
    r"(?:nguồn\s)?kinh phí",
    r"nguồn vốn",
    r"ngân sách",
    r"cho phép",
    r"đồng ý",
    r"nhất trí",
    r"thống nhất (?:chủ trương|với|nội dung|đánh giá)",
    r"khuyến khích",
    r"tùy\s",
    r"ngoài (?:nguồn|số)",
    r"lưu ý",
    r"ghi chú",
    r"trân trọng",
    r"xin (?:cảm ơn|trân trọng)",
    r"biểu dương",
    r"ghi nhận",
    r"hoan nghênh",
    r"đánh giá cao",
    r"quy(?:ết)? định này (?:có hiệu lực|thay thế)",
    r"(?:quy chế|kế hoạch|thông báo|hướng dẫn|văn bản|chỉ thị|nghị quyết) này (?:có hiệu lực|thay thế|"
    r"thực hiện từ|được)",
    r"nơi nhận",
    r"kính gửi",
    r"yêu cầu(?:\schung)?\s?:",
    r"mục đích",
    r"trên đây là",
    r"thành phần",
    r"địa điểm",
    r"phạm vi",
    r"đối tượng áp dụng",
    r"tham dự",
    r"chủ trì (?:cuộc )?họp",
    r"dự (?:họp|hội nghị)",
    r"tại (?:cuộc họp|buổi làm việc|hội nghị)[^,]*,[^,]*(?:đã|báo cáo)",
    r"công tác [^,;]{2,80} (?:đã|cơ bản|được|đang)\s",
    r"việc lập dự toán, quản lý",
)
_CONTINGENT = re.compile(
    r"(?:^|[:,]\s)(?:nếu|trường hợp|trong trường hợp|khi\s(?:có|xảy ra|phát sinh|gặp|cần)|mọi vướng mắc)\b"
    r"|^(?:trong\s)?quá trình (?:triển khai|tổ chức|thực hiện)[^.]*(?:vướng mắc|khó khăn|phát sinh|nếu)"
    r"|^[^,;]{0,80}\b(?:xảy ra|phát sinh)\s(?:thì\s)?(?:phải|cần)"
    r"|(?:khi\s(?:được|có)\syêu cầu|khi cần(?:\sthiết)?|nếu (?:được|có) yêu cầu|khi có phát sinh)(?:\s?\([^)]*\))?\W*$"
    r"|\bnếu (?:có )?(?:phát sinh )?(?:khó khăn|vướng mắc|phát sinh)"
)
_HARMLESS = re.compile(
    r"\((?:trước đây|trước đó|thay (?:vì|cho|thế)|thời hạn cũ|cũ|kế hoạch cũ)[^()]*\)|\((?:nếu có|nếu cần)\)|,?\snếu có(?=[,;.]|$)"
)
_RECITED = re.compile(
    r"^(?:(?:vào\s)?(?:sáng|chiều|tối|trưa)\s)?(?:ngày\s)?\d{1,2}[/.-]\d{1,2}[^,;]{0,30},[^;]{0,160}?\b(?:ban hành|có|ký|gửi|họp|tổ chức|làm việc|chủ trì|nhận được)\b|"
    r"^(?:trong\s)?ngày\s\d{1,2}\s(?:tháng|và)[^,;]{0,40},[^;]{0,160}?\b(?:ban hành|có|ký|gửi|họp|tổ chức|chủ trì)\b|"
    r"\b(?:ban hành|có|ký)\s(?:công văn|văn bản|quyết định|kế hoạch|thông báo|chỉ thị|công điện)\s(?:số\s|hỏa tốc\s)?"
    r"[^,;]{0,80}(?:yêu cầu|đề nghị|giao\s|đôn đốc|chỉ đạo|về việc)|"
    r"\b(?:có|tại|theo)\s(?:văn bản|công văn|thông báo|công điện|"
    r"tờ trình)\s(?:số\s)?[^,;]{0,80}(?:yêu cầu|đề nghị|đã giao|giao\s|thông báo)"
    r"|\bđã\s(?:giao|yêu cầu|đề nghị|chỉ đạo|phân công|có\s(?:công văn|văn bản|thông báo|ý kiến)|nhận được)\b"
    r"|\b(?:chưa|không)\snhận được\b|\bgiao\s(?:tại|theo)\s(?:thông báo|công văn|văn bản|quyết định|kế hoạch)\b"
)
# «A, B và các cơ quan có liên quan chịu trách nhiệm thi hành Quyết định này»: the last article of a decision.
_CLOSING = re.compile(
    r"(?:chịu trách nhiệm|có trách nhiệm|căn cứ)\s(?:thi hành|quyết định(?:\snày)? (?:thi hành|thực hiện)|"
    r"(?:thi hành|thực hiện)\s(?:quyết định|nghị quyết|quy chế|quy định|chỉ thị|thông báo|kế hoạch|công điện|chương trình|đề án|"
    r"phương án|hướng dẫn|kết luận)(?:\snày)?)\W*$"
)
_BEGIN = re.compile(rf"(?:{'|'.join(_BEGINNINGS)})")

_BASIS = re.compile(
    r"(?:tiếp theo\s|thực hiện\s|căn cứ\s|theo\s|triển khai\s|tiếp tục\s)+(?:nội dung\s|ý kiến chỉ đạo[^,;]{0,60}\s|tinh thần\s)?"
    r"(?:kế hoạch|công văn|văn bản|thông báo|quyết định|nghị quyết|chỉ thị|kết luận|hướng dẫn|chương trình|công điện|đề án|quy định|quy chế)"
    r"[^;]{0,60}\b(?:số\s|ngày\s|của\s)"
)

# What follows the agency when the sentence tells, allows or defines instead of ordering.
NOT_AFTER_AGENCY = re.compile(
    r"(?:(?:dự (?:họp|phiên họp|hội nghị)\s)?(?:nhất trí|đồng tình|tán thành)(?!\s(?:giao|phân công))|"
    r"đã|đang|chưa|vừa|cơ bản|được|có thể|có quyền|bị|vẫn|cũng đã|là(?!\s(?:cơ quan|đơn vị|đầu mối|"
    r"thường trực))|thì|của|tại|về|trả lời|nhận được|nhận thấy|xét thấy|có ý kiến(?!\s(?:thẩm định|bằng văn bản|tham gia|chính thức))|kết luận|nêu|cho biết|"
    r"không có|cho biết|cho rằng|chia sẻ|nói|khẳng định|nhấn mạnh|phấn khởi|bày tỏ|đánh giá cao|ghi nhận|biểu dương|"
    r"trân trọng|chân thành|nhiệt liệt|hiện|hiện nay|gồm|có trụ sở|nằm|thuộc|vẫn|còn|mới|không)(?!\w)"
)

_DO = (
    r"(?:triển khai|tổ chức|thực hiện|thi hành|chấp hành|phối hợp|chỉ đạo|quán triệt|biết|nghiên cứu|"
    r"phổ biến|hoàn thành|làm|theo dõi)"
)
_HOW = (
    r"(?:nghiêm túc|nghiêm|tốt|có hiệu quả|hiệu quả|đầy đủ|đúng|chu đáo|kịp thời|khẩn trương|tích cực|"
    r"chủ động|quyết liệt|thắng lợi|đạt kết quả|cao nhất|xuất sắc|có kết quả|và|,)"
)
_WHAT = (
    r"(?:tinh thần\s)?(?:các\s|những\s|toàn bộ\s)?(?:quyết định|kế hoạch|thông báo|công văn|chỉ thị|"
    r"hướng dẫn|nghị quyết|văn bản|quy chế|quy định|chương trình|phương án|đề án|công điện|nội dung|nhiệm vụ|công việc|kết luận|yêu cầu|chỉ đạo|ý kiến)"
    r"(?:\s?(?:,|và)\s?(?:nội dung|nhiệm vụ|công việc))?(?:\s(?:này|trên|nêu trên|nói trên|đã nêu|"
    r"được giao|được phân công|đề ra|đã đề ra|theo kế hoạch|kết luận|chỉ đạo|của tiểu ban|"
    r"của trưởng tiểu ban|tại (?:thông báo|kế hoạch) này|theo quy định|theo chức năng[^.;]*))*"
)
_FORMULA = re.compile(
    rf"(?:{_HOW}\s?)*(?:{_DO}(?:\s?(?:{_HOW}|{_DO}))*)(?:\s?(?:{_HOW}\s?)*{_WHAT})?(?:\s(?:này|"
    rf"theo quy định|theo đúng quy định|theo chức năng[^;.]*|đạt kết quả[^;.]*|nghiêm túc|đảm bảo[^;.]*|"
    rf"bảo đảm[^;.]*))*\W*"
)
_COURTESY = re.compile(
    r"(?:hết sức\s|tích cực\s)?(?:(?:quan tâm|tạo (?:mọi )?điều kiện(?:\sthuận lợi)?|phối hợp|hợp tác|"
    r"giúp đỡ|ủng hộ|chia sẻ|hỗ trợ|chỉ đạo)(?:\s?,|\svà)?\s?){1,5}"
    r"(?:$|\W+$|(?:để|cho|nhằm|trong|theo|thực hiện|triển khai|tổ chức thực hiện)\b.*)"
)
_COURTEOUS = re.compile(r"(?:hết sức\s)?(?:quan tâm|tạo (?:mọi )?điều kiện|hợp tác|ủng hộ|chia sẻ)")
_DONE = re.compile(r"(?:đã|vừa|đang|mới|cơ bản (?:hoàn thành|hoàn tất|xong|bảo đảm))\s")
_ALLOWED = re.compile(r"(?:được (?:phép|quyền|sử dụng|thuê|hưởng)|có quyền|có thể)\b")
_BEFORE_WHOM = re.compile(
    r"trước (?:chủ tịch|ubnd|ủy ban|pháp luật|tỉnh ủy|thành ủy|thường trực|ban|tiểu ban|trưởng|lãnh đạo|thủ tướng|chính phủ)\b"
)
_BY_ASSIGNMENT = re.compile(
    r"(?:thực hiện|triển khai)(?:\s(?:các )?nhiệm vụ)? theo (?:sự )?(?:phân công|chức năng|thẩm quyền|chỉ đạo|nhiệm vụ)\b[^,;]*"
)
_CONTACT = re.compile(r"(?:xin\s)?liên hệ\b[^;]*(?:điện thoại|đt|số máy|đồng chí|email|qua)")
_PRESENCE = re.compile(
    r"(?:đến\s)?(?:tham dự|dự họp|dự hội nghị|có mặt|dự)\b[^;]{0,60}(?:đúng (?:thành phần|thời gian|giờ)|đầy đủ)"
)
_THANKS = re.compile(r"(?:xin\s|trân trọng\s|chân thành\s)+(?:cảm ơn|cám ơn|biểu dương|kính mời|thông báo|kính báo)")
_EXHORTATION = re.compile(
    r"(?:nêu cao|đề cao|phát huy|nâng cao)\s(?:tinh thần|ý thức|trách nhiệm|vai trò|tinh thần,? trách nhiệm)\b|"
    r"(?:[^,;]{0,80}\s(?:cần|phải)\s)?(?:thật sự\s|thực sự\s|tiếp tục\s)?(?:sâu sát|sát sao|gần dân|gương mẫu|đoàn kết|cố gắng|nỗ lực)\b[^,;]{0,40}\W*$"
)
_TELLING = re.compile(
    r"(?:(?:tham\s)?dự (?:họp|hội nghị|cuộc họp)\s)?(?:(?:cơ bản|hoàn toàn)\s)?(?:nhất trí|tán thành|đồng tình)\s(?:với|cao|về|nội dung)\b.*|"
    r"(?:tạm\s)?ngừng (?:cung\s)?cấp (?:điện|nước)\b.*|"
    r"thông báo (?:lịch|kết quả|tuyển|mời|về việc|việc)\b.*|thống nhất (?:mức|chủ trương|đề xuất|về chủ trương)\b.*|"
    r"gửi\b[^;]* để (?:biết|được biết|tham khảo)\W*$|(?:về\s)?tính (?:chính xác|pháp lý|trung thực|hợp pháp)\b.*|"
    r"[^;]*\bđã (?:hoàn thành|xong|hoàn tất)\W*$|"
    r"thông báo\b(?!.{0,200}\b(?:đến|tới|cho)\s(?!hết|ngày|các|những)(?!khi))[^;]{0,200}\bđược\b.*|"
    r"(?:[^,;:]{0,60}\b)?(?:thông báo|báo cáo|xin|kính trình|trả lời|có ý kiến|kết luận)\b.*(?:như sau|được rõ|được biết|"
    r"(?:để|cho)\s.*\sbiết(?:(?:,|\svà)\s"
    r"(?:(?:nghiêm túc|phối hợp|tổ chức|triển khai|chủ động|thực hiện|chỉ đạo|theo dõi|thi hành|phổ biến)(?:,?\s|(?=\W*$)))+)?)\W*$"
)
# «Tiểu ban xây dựng kế hoạch … như sau:» opens the paper; «… như sau:» after an order opens a list of work.
_LEADS_IN = re.compile(r"(?:như sau|sau đây|dưới đây|sau)\s?:\W*$")
_OPENS_ORDERS = re.compile(
    r"(?:yêu cầu|đề nghị|chỉ đạo|phân công|giao|giao nhiệm vụ|kết luận|ý kiến|ý kiến chỉ đạo|thống nhất|quyết định|"
    r"quyết nghị|điện|lưu ý|hướng dẫn|thông báo|(?:ban hành|xây dựng|đề ra) (?:kế hoạch|chương trình|phương án|hướng dẫn)"
    r"[^:;.]{0,160})\s?:\W*$"
)
_ANNOUNCES = re.compile(r"(?:xây dựng|ban hành|lập|đề ra|thống nhất|thông báo|báo cáo|kết luận|phân công)\b")
_OF_EFFECT = re.compile(
    r"^(?:chịu trách nhiệm\s)?(?:thi hành|thực hiện) (?:quyết định|quy chế|nghị quyết|thông báo|"
    r"kế hoạch) này\W*$|có hiệu lực|chịu trách nhiệm trước (?:pháp luật|tiểu ban|ban thường vụ)[^;]*$|"
    r"hết hiệu lực|bãi bỏ"
)
_ASSIGNING = re.compile(
    r"\b(?:giao|phân công|đề nghị|yêu cầu|chủ trì|chịu trách nhiệm|có trách nhiệm|phối hợp (?:với|cùng)|tham mưu)\b"
)

# Parts of a paper that tell why, what was, with which money: nothing in them is an assignment.
_SILENT_HEADINGS = re.compile(
    r"(?:^|\b)(?:mục đích|mục tiêu|yêu cầu|quan điểm|căn cứ|cơ sở pháp lý|sự cần thiết|"
    r"tình hình(?!.*nhiệm vụ)|kết quả(?:\s(?:thực hiện|đạt được))?|ưu điểm|tồn tại|hạn chế|nguyên nhân|"
    r"đánh giá(?:\schung)?|khó khăn|vướng mắc"
    r"|bài học|thành phần|phạm vi|đối tượng|giải thích từ ngữ|hiệu lực|thời gian, địa điểm|"
    r"khen thưởng|kỷ luật|nơi nhận|định mức|mức hỗ trợ|nguyên tắc)"
)
_NOT_SILENT = re.compile(
    r"nhiệm vụ|giải pháp|tổ chức thực hiện|phân công|trách nhiệm|nội dung(?!\skết quả)|biện pháp|"
    r"đề xuất, kiến nghị|tháo gỡ|khắc phục|bảo đảm kinh phí"
)
# «KẾT QUẢ THỰC HIỆN NHIỆM VỤ» looks back although it names tasks; «Tình hình và nhiệm vụ thời gian tới» does not.
_LOOKS_BACK = re.compile(
    r"(?:kết quả|tình hình|đánh giá|kiểm điểm|tiến độ|những kết quả)\b(?!.*(?:thời gian tới|phương hướng|giải pháp|sắp tới|và nhiệm vụ))"
    r"[^:]{0,40}\b(?:thực hiện|triển khai|đạt được|chuẩn bị|hoàn thành)\b"
)
_LONGEST_TITLE = 120
_LONGEST_FORMULA = 250


def refuses_sentence(low: str) -> bool:
    """Say whether a sentence (shadow text) recites, tells, allows or depends on a condition instead of ordering."""
    bare = _HARMLESS.sub("", low)
    return bool(_BEGIN.match(bare)) or is_recited_or_contingent(low)


def is_recited_or_contingent(low: str) -> bool:
    """Say whether even an order found inside the sentence does not count: it is an old one or hangs on a condition."""
    bare = _HARMLESS.sub("", low)
    return bool(_CONTINGENT.search(bare) or _RECITED.search(bare) or _CLOSING.search(bare))


def cites_basis(low: str) -> bool:
    """Say whether a sentence only says on which paper a letter rests: «Thực hiện Công văn số 12/… về việc …»."""
    return bool(_BASIS.match(low))


def refuses_work(low: str) -> bool:
    """Say whether the work left after the agency is only a formula, a courtesy, an appeal or a telling."""
    work = low.strip(" .,;:/-")
    if not work or _OF_EFFECT.search(work) or _EXHORTATION.match(work) or _TELLING.match(work):
        return True
    if (
        _ALLOWED.match(work)
        or _CONTACT.match(work)
        or _THANKS.search(work)
        or _PRESENCE.match(work)
        or _BY_ASSIGNMENT.fullmatch(work)
        or _BEFORE_WHOM.match(work)
        or _DONE.match(work)
    ):
        return True
    if len(work) > _LONGEST_FORMULA:
        return False
    return bool(_FORMULA.fullmatch(work) or (_COURTEOUS.match(work) and _COURTESY.fullmatch(work)))


def opens_orders(low: str) -> bool:
    """Say whether a line ends with «… yêu cầu:», «… kết luận:», «… ban hành Kế hoạch:» and itself orders nothing."""
    return bool(_OPENS_ORDERS.search(low))


def leads_in(low: str) -> bool:
    """Say whether a line only opens the list below it."""
    return bool(_LEADS_IN.search(low))


def announces(low: str) -> bool:
    """Say whether the work of a line that opens a list is only to issue the paper itself."""
    return bool(_ANNOUNCES.match(low))


def is_silent_heading(low: str) -> bool:
    """Say whether everything below this heading can be passed over."""
    if _LOOKS_BACK.match(low) and low[-1:] not in (".", ";") and len(low) <= _LONGEST_TITLE:
        return True
    return (
        len(low) <= _LONGEST_TITLE
        and low[-1:] not in (".", ";")
        and bool(_SILENT_HEADINGS.match(low))
        and not _NOT_SILENT.search(low)
    )


def holds_order(low: str) -> bool:
    """Say whether a paragraph holds an assigning verb, so that not having read a task from it must be told."""
    return bool(_ASSIGNING.search(low)) and not refuses_sentence(low)


def is_reporting_heading(low: str) -> bool:
    """Say whether a heading of a report opens the part about coming work."""
    if _LOOKS_BACK.search(low) or re.search(r"\bkết quả\b", low):
        return False
    return bool(re.search(r"thời gian tới|sắp tới|phương hướng|nhiệm vụ|phân công|tổ chức thực hiện", low))


def is_proposing_heading(low: str) -> bool:
    """Say whether a heading of a report opens its proposals: «IV. ĐỀ XUẤT, KIẾN NGHỊ»."""
    return bool(re.match(r"(?:[ivx\d]+[.)\-]\s*)?(?:những\s|một số\s)?(?:đề xuất|kiến nghị|đề nghị)\b", low))


def opens_conclusion(low: str) -> bool:
    """Say whether a line of minutes begins what was concluded: «Kết luận:», «Đồng chí chủ trì kết luận như sau:»."""
    return bool(
        re.match(
            r"(?:[^:;.]{0,120}\b)?(?:kết luận|thống nhất|phân công)(?: (?:của|cuộc họp|hội nghị|và)\b[^:]{0,80}| như sau)?(?::|$)",
            low,
        )
    )


def tells_of_past_year(low: str, year: int) -> bool:
    """Say whether a sentence begins with a year before the paper's: «Năm 1975, …», «Tháng 3/1968, …»."""
    found = _YEAR_FIRST.match(low)
    return found is not None and int(found["year"]) < year


_YEAR_FIRST = re.compile(
    r"(?:vào\s|trong\s|từ\s|đến\s|giữa\s|cuối\s|đầu\s|sau\s|mùa (?:xuân|hè|thu|đông)\s)*(?:ngày\s)?(?:\d{1,2}(?:/|\stháng\s))?(?:tháng\s)?(?:\d{1,2}(?:/|-|\snăm\s))?"
    r"(?:(?:những\s)?năm\s)?(?P<year>1[89]\d\d|20\d\d)\s?(?:-\s?\d{4}\s?)?,"
)
