"""Why a file or a text is not taken, each time with one sentence that says what to do."""

from enum import StrEnum


class Refusal(StrEnum):
    """The reasons for not reading a paper."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    UNKNOWN_KIND = "unknown_kind"
    OLD_WORD = "old_word"
    OLD_EXCEL = "old_excel"
    MACRO = "macro"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    SCAN_WITHOUT_TEXT = "scan_without_text"
    TOO_COMPLEX = "too_complex"
    TOO_SLOW = "too_slow"
    TOO_BUSY = "too_busy"
    ARCHIVE = "archive"
    IMAGE = "image"
    UNCLEAR_SCAN = "unclear_scan"
    OLD_FONT = "old_font"
    NOT_TEXT = "not_text"
    BROKEN_PHOTO = "broken_photo"
    LARGE_PHOTO = "large_photo"
    PHOTO_KIND = "photo_kind"
    STATE_SECRET = "state_secret"  # noqa: S105 -- a reason, not a password


SENTENCES = {
    Refusal.EMPTY: "Tệp không có nội dung. Kiểm tra lại tệp rồi tải lên bản có chữ.",
    Refusal.TOO_LARGE: "Tệp quá lớn. Bỏ bớt ảnh hoặc tách thành nhiều tệp rồi tải lại.",
    Refusal.TOO_LONG: "Văn bản quá dài để đọc một lần. Tách thành nhiều tệp rồi tải từng tệp.",
    Refusal.UNKNOWN_KIND: (
        "Không nhận ra loại tệp này. Tải tệp Word (.docx), Excel (.xlsx), PDF có lớp chữ hoặc tệp .txt."
    ),
    Refusal.OLD_WORD: "Tệp .doc là định dạng cũ. Mở bằng Word, chọn “Lưu thành” dạng .docx rồi tải lại.",
    Refusal.OLD_EXCEL: "Tệp .xls là định dạng cũ. Mở bằng Excel, chọn “Lưu thành” dạng .xlsx rồi tải lại.",
    Refusal.MACRO: "Tệp có chứa macro nên không được nhận. Mở tệp, chọn “Lưu thành” dạng .docx hoặc .xlsx rồi tải lại.",
    Refusal.ENCRYPTED: "Tệp đang đặt mật khẩu. Mở tệp, bỏ mật khẩu, lưu lại rồi tải lên.",
    Refusal.BROKEN: "Tệp bị hỏng hoặc tải lên chưa trọn. Mở lại tệp trên máy, lưu thành bản mới rồi tải lại.",
    Refusal.SCAN_WITHOUT_TEXT: (
        "Tệp PDF là bản quét, không có lớp chữ, và máy này chưa cài phần nhận dạng chữ. "
        "Tải bản Word hoặc bản PDF xuất từ Word."
    ),
    Refusal.TOO_COMPLEX: "Cấu trúc tệp phức tạp quá mức cho phép. Chép nội dung sang một tệp mới rồi tải lại.",
    Refusal.TOO_SLOW: "Đọc tệp quá lâu nên đã dừng. Tách thành nhiều tệp nhỏ hơn rồi tải lại.",
    Refusal.TOO_BUSY: "Máy đang đọc nhiều tệp khác. Chờ một phút rồi tải lại.",
    Refusal.ARCHIVE: "Không nhận tệp nén. Giải nén rồi tải từng văn bản.",
    Refusal.IMAGE: "Tệp là ảnh loại không đọc được chữ. Tải bản Word, Excel, PDF hoặc ảnh chụp dạng .jpg, .png.",
    Refusal.UNCLEAR_SCAN: (
        "Bản quét hoặc ảnh không có chữ, quá mờ hoặc nằm ngang nên không nhận dạng được. "
        "Quét lại rõ, đúng chiều, hoặc tải bản Word."
    ),
    Refusal.OLD_FONT: (
        "Văn bản dùng phông chữ cũ chưa chuyển được sang Unicode. "
        "Chuyển mã bằng công cụ của bộ gõ tiếng Việt, lưu lại rồi tải lên."
    ),
    Refusal.NOT_TEXT: (
        "Không đọc được chữ trong tệp này. Mở tệp, lưu lại với bảng mã UTF-8 hoặc dạng .docx rồi tải lại."
    ),
    Refusal.BROKEN_PHOTO: "Ảnh bị hỏng hoặc tải lên chưa trọn. Chụp lại hoặc chọn ảnh khác.",
    Refusal.LARGE_PHOTO: "Ảnh quá lớn. Chọn ảnh dưới 15 MB và dưới 50 triệu điểm ảnh.",
    Refusal.PHOTO_KIND: "Chưa nhận loại ảnh này. Lưu ảnh dạng JPEG hoặc PNG rồi tải lại.",
    Refusal.STATE_SECRET: (
        "Văn bản có dấu chỉ độ mật nên không được đưa vào hệ thống này. "
        "Xử lý văn bản theo quy định về bảo vệ bí mật nhà nước."
    ),
}


class PaperRefused(Exception):
    """A file or text was not read.

    code: the reason. sentence: what to tell the person, in Vietnamese. cause: a technical word for the log, never
    words of the paper.
    """

    def __init__(self, code: Refusal, sentence: str | None = None, *, cause: str = "") -> None:
        self.code = code
        self.sentence = sentence or SENTENCES[code]
        self.cause = cause
        super().__init__(f"{code.value}: {cause}" if cause else code.value)
