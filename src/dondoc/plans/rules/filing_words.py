"""What agencies, appraisers and the secretariat are told about own plans; notices are kept in Vietnamese."""

from collections.abc import Sequence
from datetime import date


def asked_for(plan: str, due_on: date | None) -> str:
    """Return the title of the notice that an own plan is asked for."""
    return f"Đề nghị xây dựng kế hoạch cụ thể hóa {plan}" + (f", gửi trước hết ngày {_day(due_on)}" if due_on else "")


def handed_in(agency: str, plan: str, round_: int) -> str:
    """Return the title of the notice that a draft waits for its appraisal."""
    again = f" (lần {round_})" if round_ > 1 else ""
    return f"{agency} gửi dự thảo kế hoạch cụ thể hóa {plan}{again}, chờ thẩm định"


def returned(plan: str, points: Sequence[str], due_on: date) -> tuple[str, str]:
    """Return title and text of the notice that a draft needs more."""
    title = f"Dự thảo kế hoạch cụ thể hóa {plan} cần bổ sung {len(points)} điểm, gửi lại trước hết ngày {_day(due_on)}"
    return title, "\n".join(f"{place}. {point}" for place, point in enumerate(points, start=1))


def passed(plan: str, symbol: str) -> str:
    """Return the title of the notice that a draft passed, or that the signed paper is noted."""
    if symbol:
        return f"Đã ghi nhận kế hoạch cụ thể hóa {plan} số {symbol}"
    return f"Dự thảo kế hoạch cụ thể hóa {plan} đạt. Ký ban hành rồi ghi số, ngày"


def exemption_asked(agency: str, plan: str) -> str:
    """Return the title of the notice that an exemption waits for an answer."""
    return f"{agency} đề nghị miễn kế hoạch cụ thể hóa {plan} (không phát sinh)"


def exemption_answered(plan: str, *, granted: bool) -> str:
    """Return the title of the notice that an exemption was answered."""
    return f"{'Đồng ý' if granted else 'Chưa đồng ý'} miễn kế hoạch cụ thể hóa {plan}"


def extended(plan: str, due_on: date) -> str:
    """Return the title of the notice that the day was moved."""
    return f"Gia hạn kế hoạch cụ thể hóa {plan} đến hết ngày {_day(due_on)}"


def withdrawn(plan: str) -> str:
    """Return the title of the notice that an own plan is no longer asked for."""
    return f"Không yêu cầu kế hoạch cụ thể hóa {plan} nữa"


def _day(value: date) -> str:
    return f"{value:%d/%m/%Y}"
