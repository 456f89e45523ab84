"""Drafts and intakes for tests, read from real text by the real reader."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from dondoc.plans.actions.intake import begin_intake
from dondoc.plans.proposing import propose
from dondoc.plans.reading import read_pasted

NOW = datetime(2015, 10, 8, 7, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
ISSUED_ON = date(2015, 8, 10)

PLAN = """KẾ HOẠCH
Chuẩn bị cơ sở vật chất phục vụ Đại hội

I. TRANG TRÍ, KHÁNH TIẾT

1. Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Sở Xây dựng trang trí hội trường, xong trước ngày 10/10/2015.

2. Giao Công ty Điện lực tỉnh lắp đặt máy phát điện dự phòng tại hội trường trước ngày 12/10/2015.

II. NƠI ĂN, NGHỈ

1. Sở Y tế kiểm tra an toàn thực phẩm tại các khách sạn, hoàn thành trước ngày 15/10/2015.

2. Các đơn vị liên quan chuẩn bị xe đưa đón đại biểu.
"""


def begin(congress: Any, user: Any, *, text: str = PLAN, issued_on: date | None = ISSUED_ON, **values: Any) -> Any:
    """Return an intake under review."""
    reading = read_pasted(text, issued_on=issued_on)
    intake, _ = begin_intake(
        **{"congress": congress, "reading": reading, "instance_id": uuid4(), "by_id": user.pk, "now": NOW} | values
    )
    return intake


def proposal_for(intake: Any, congress: Any, answers: dict[str, str] | None = None) -> Any:
    """Return what taking the intake in would make."""
    return propose(intake=intake, congress=congress, answers=answers)[1]
