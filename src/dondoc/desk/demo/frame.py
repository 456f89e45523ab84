"""What both plans share: who writes, from where, to whom, and the note that marks the papers as illustrations."""

SUPERIOR = "TỈNH ỦY KON TUM"
ISSUER = "TIỂU BAN TỔ CHỨC PHỤC VỤ ĐẠI HỘI"
PLACE = "Kon Tum"
AUTHORITY = ("T/M TIỂU BAN", "TRƯỞNG TIỂU BAN")
SIGNED = "(đã ký)"
RECIPIENTS = (
    "Thường trực Tỉnh ủy (b/c),",
    "Thường trực HĐND, UBND tỉnh,",
    "Các sở, ban, ngành, đoàn thể tỉnh,",
    "Các huyện ủy, thành ủy, đảng ủy trực thuộc,",
    "Thành viên Tiểu ban, Tổ giúp việc,",
    "Lưu Tiểu ban.",
)
FOOTER = "Văn bản minh họa của đại hội mẫu: nội dung, số lượng, thời hạn và phân công đều là số liệu minh họa."
