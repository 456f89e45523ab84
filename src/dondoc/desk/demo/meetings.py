"""The meeting of the news item the product was founded on, and the next one that is being prepared.

Facts: that the subcommittee reviewed Plans 06 and 09, who presided by function, what was assessed and concluded. Days,
hours, numbers and who came are illustrations. What was concluded is work the two plans gave already, so each conclusion
speaks of the task it is about instead of making it twice: the lead the news does not name is who leads it there. Two
things the news asks for without saying of whom are written down for the next meeting: there the lead is still asked for.
"""

from dataclasses import dataclass
from datetime import datetime

from dondoc.desk.demo.programme import HEAD_FUNCTION, moment

TITLE = "Đánh giá kết quả thực hiện Kế hoạch 06, Kế hoạch 09 và phân công nhiệm vụ cho các thành viên Tiểu ban"
PLACE = "Phòng họp số 1, trụ sở UBND tỉnh (tên minh họa)"
CHAIR = HEAD_FUNCTION
OPENING = (
    "Công tác tuyên truyền Đại hội đại biểu Đảng bộ tỉnh lần thứ XV đã được triển khai với nhiều nội dung, hình thức "
    "đa dạng, phong phú",
    "Tuy nhiên, vẫn còn một số cơ quan, đơn vị chưa chủ động xây dựng kế hoạch cụ thể, chưa kịp thời kiểm tra, đôn đốc "
    "quá trình triển khai thực hiện",
    "Về bảo đảm cơ sở vật chất, các cơ quan, đơn vị được phân công đã bám sát, chủ động triển khai, bảo đảm chất lượng "
    "và tiến độ theo yêu cầu",
)
NOTICE_NUMBER = 15

CALLED_AT = moment(10, 1, 9)
STARTS_AT, ENDS_AT = moment(10, 5, 14), moment(10, 5, 16, 30)
DRAFTED_AT, ISSUED_AT = moment(10, 6, 8, 10), moment(10, 6, 8, 25)
NEXT_TITLE = "Họp Tiểu ban: việc theo kết luận ngày 05/10, các điều kiện trước tổng duyệt"
NEXT_CALLED_AT, NEXT_STARTS_AT, NEXT_ENDS_AT = moment(10, 7, 10), moment(10, 9, 14), moment(10, 9, 16)

ABSENT = ("SNGV", "HNB")
CALLED = (
    "VPTU", "BTGTU", "BTCTU", "VPUB", "SVHTTDL", "STTTT", "STC", "SYT", "SGTVT", "SXD", "CAT", "BCHQS", "DPTTH",
    "BAOKT", "MTDT", "TP608", *ABSENT,
)  # fmt: skip
NEXT_CALLED = ("VPTU", "BTGTU", "VPUB", "SVHTTDL", "SYT", "SGTVT", "CAT", "DPTTH", "MTDT", "TP608")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoConclusion:
    """One thing the chair concluded, under a point of the agenda. plan, words: of the task it is about; "" for none."""

    line: str
    point: str
    plan: str = ""
    words: str = ""


POINT_06 = "Kế hoạch 06 về công tác tuyên truyền Đại hội"
POINT_09 = "Kế hoạch 09 về bảo đảm cơ sở vật chất phục vụ Đại hội"
# A point and the minutes it had; each task spoken of had some of its own.
POINTS = ((POINT_06, 30), (POINT_09, 30))
MINUTES_PER_TASK = 8

CONCLUSIONS: tuple[DemoConclusion, ...] = (
    DemoConclusion(
        line="qd: Các thành viên Tiểu ban nêu cao tinh thần trách nhiệm, thực hiện tốt nhiệm vụ được phân công; vướng "
        "mắc trong quá trình thực hiện được báo cáo kịp thời về Tiểu ban để tìm hướng tháo gỡ",
        point=POINT_06,
    ),
    DemoConclusion(
        line="gv: tiếp tục xây dựng kế hoạch cụ thể hóa Kế hoạch 06 ở cơ quan, đơn vị mình, phối hợp chặt chẽ giữa cơ "
        "quan chủ trì, phối hợp và thẩm định /12-10",
        point=POINT_06,
        plan="06",
        words="xây dựng kế hoạch cụ thể hóa",
    ),
    DemoConclusion(
        line="gv: hoàn thiện các phóng sự tuyên truyền về Đại hội",
        point=POINT_06,
        plan="06",
        words="Sản xuất 09 phóng sự",
    ),
    DemoConclusion(
        line="gv: treo pano tuyên truyền tại trung tâm thành phố, bảo đảm nghiêm trang, đúng vị trí",
        point=POINT_06,
        plan="06",
        words="Dựng 24 pano",
    ),
    DemoConclusion(
        line="gv: treo cờ Tổ quốc, cờ Đảng trên các tuyến phố chính của thành phố Kon Tum, bảo đảm nghiêm trang, đúng "
        "vị trí /12-10",
        point=POINT_06,
        plan="06",
        words="Treo 540 cờ Tổ quốc",
    ),
    DemoConclusion(
        line="gv: treo pano, cờ Tổ quốc, cờ Đảng trên các tuyến phố chính của huyện, bảo đảm nghiêm trang, đúng vị trí",
        point=POINT_06,
        plan="06",
        words="Dựng ít nhất 03 cụm cổ động",
    ),
    DemoConclusion(
        line="gv: chuẩn bị tốt chương trình văn hóa, văn nghệ chào mừng thành công Đại hội /16-10",
        point=POINT_06,
        plan="06",
        words="Dàn dựng, luyện tập chương trình nghệ thuật",
    ),
    DemoConclusion(
        line="gv: trang trí hội trường chu đáo /15-10", point=POINT_09, plan="09", words="Thi công trang trí khánh tiết"
    ),
    DemoConclusion(
        line="gv: thực hiện tốt việc vệ sinh môi trường, bảo đảm xanh, sạch, đẹp",
        point=POINT_09,
        plan="09",
        words="Tổng vệ sinh hội trường",
    ),
    DemoConclusion(
        line="gv: bố trí nơi nghỉ cho đại biểu chu đáo /10-10", point=POINT_09, plan="09", words="Xếp phòng nghỉ"
    ),
    DemoConclusion(line="gv: bố trí nơi ăn cho đại biểu chu đáo", point=POINT_09, plan="09", words="Xây dựng thực đơn"),
    DemoConclusion(
        line="gv: bố trí phương tiện đi lại cho đại biểu chu đáo", point=POINT_09, plan="09", words="Huy động 45 xe"
    ),
)

# What the chair is to conclude next, written beforehand; nobody is named, so each asks who leads.
NEXT_CONCLUSIONS: tuple[str, ...] = (
    "gv: treo pano tuyên truyền, cờ Tổ quốc, cờ Đảng trên các tuyến phố chính của các huyện, bảo đảm nghiêm trang, đúng "
    "vị trí /14-10",
    "gv: rà soát việc vệ sinh môi trường tại nơi ở của đại biểu, bảo đảm xanh, sạch, đẹp /17-10",
)

# Who said «Đã nhận», and when: on the page where the agency has somebody there, else told the secretary by telephone.
RECEIVED: tuple[tuple[str, datetime, bool], ...] = (
    ("SVHTTDL", moment(10, 6, 9, 40), True),
    ("DPTTH", moment(10, 6, 9, 5), False),
    ("VPUB", moment(10, 6, 9, 10), False),
    ("VPTU", moment(10, 6, 9, 30), False),
    ("SGTVT", moment(10, 6, 10, 15), False),
    ("MTDT", moment(10, 6, 10, 50), False),
    ("H610", moment(10, 6, 14, 5), False),
    ("H611", moment(10, 6, 14, 20), False),
    ("H612", moment(10, 6, 15, 0), False),
    ("H615", moment(10, 6, 15, 30), False),
    ("H616", moment(10, 7, 8, 40), False),
)
