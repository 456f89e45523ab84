"""What the desk says in digests: to the head how the congress stands, to an agency what falls due."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dondoc.desk.queries.agencies import Call
from dondoc.desk.queries.home import Board, board
from dondoc.desk.rules.verdict import Verdict
from dondoc.notices.rules.digest import Content, Line
from dondoc.people.access import Seat, seat_for
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import Timeliness
from dondoc.tasks.queries.filters import TaskFilter, query_string
from dondoc.tasks.queries.lists import TaskRow, filtered, rows
from dondoc.tasks.queries.obstacles import ObstacleRow

# Three days before, the day before, and the day itself.
REMINDED_DAYS = frozenset({3, 1, 0})
_MOST_TASKS = 50
_WORDS = {
    Verdict.READY: gettext_lazy("Sẵn sàng"),
    Verdict.ALMOST_READY: gettext_lazy("Sắp sẵn sàng"),
    Verdict.NOT_READY: gettext_lazy("Chưa sẵn sàng"),
}


def head_digest(*, congress: Any, user: Any, now: datetime) -> Content | None:
    """Return verdict and actions of the readiness board as the head would see it now; None before there is work."""
    seat = seat_for(user, congress.slug)
    shown = board(seat)
    if shown.is_empty:
        return None
    verdict = str(_WORDS[shown.judgement.verdict])
    return Content(
        subject=_title(seat, shown, verdict),
        verdict=f"{verdict}: {_standing(shown)}.",
        lines=tuple(_action(seat, one) for one in shown.to_do),
        late=shown.numbers.counts.open_overdue,
    )


def agency_digest(*, congress: Any, agency: Any, user: Any, now: datetime) -> Content | None:
    """Return the tasks an agency leads that fall due in three days, tomorrow or today; None when there are none."""
    seat = seat_for(user, congress.slug)
    led = {"agency": agency.code, "role": PartyRole.LEAD.value}
    soon = filtered(seat, TaskFilter(**led, timeliness=Timeliness.DUE_SOON.value))[:_MOST_TASKS]
    due = [row for row in rows(soon, now=seat.now) if row.due_on and (row.due_on - seat.today).days in REMINDED_DAYS]
    if not due:
        return None
    late = filtered(seat, TaskFilter(**led, timeliness=Timeliness.OVERDUE.value, owed=True)).count()
    count = ngettext("%(count)s nhiệm vụ sắp đến hạn", "%(count)s nhiệm vụ sắp đến hạn", len(due))
    subject = f"{agency.brief}: {count % {'count': len(due)}}"
    return Content(
        subject=subject,
        verdict=f"{subject}{_also_late(late)}.",
        lines=tuple(_due(seat, row) for row in due),
        late=late,
    )


def _title(seat: Seat, shown: Board, verdict: str) -> str:
    """Return the subject; the days that are left stand here and not in the verdict, which a quiet day leaves alike."""
    values = {"day": f"{seat.now:%d/%m}", "count": shown.days_left, "verdict": verdict}
    if shown.days_left < 0:
        return _("Bản tin sáng %(day)s: %(verdict)s") % values
    words = ngettext(
        "Bản tin sáng %(day)s, còn %(count)s ngày: %(verdict)s",
        "Bản tin sáng %(day)s, còn %(count)s ngày: %(verdict)s",
        shown.days_left,
    )
    return words % values


def _standing(shown: Board) -> str:
    late, decisions = shown.numbers.counts.open_overdue, len(shown.decisions)
    urgent = sum(one.is_urgent for one in shown.open_obstacles)
    waiting = ngettext(
        "%(count)s vướng mắc chờ đồng chí quyết định", "%(count)s vướng mắc chờ đồng chí quyết định", decisions
    )
    said = [
        ngettext("%(count)s việc quá hạn", "%(count)s việc quá hạn", late) % {"count": late},
        ngettext("%(count)s vướng mắc khẩn", "%(count)s vướng mắc khẩn", urgent) % {"count": urgent},
        waiting % {"count": decisions},
    ]
    return "; ".join(said)


def _action(seat: Seat, one: ObstacleRow | Call) -> Line:
    slug = seat.congress.slug
    if isinstance(one, Call):
        late = ngettext("%(count)s việc quá hạn", "%(count)s việc quá hạn", one.overdue) % {"count": one.overdue}
        path = reverse("tasks:list", args=[slug]) + query_string(one.task_filter)
        return Line(f"{_('Gọi:')} {one.name}, {late}", path)
    path = f"{reverse('tasks:task', args=[slug, one.task_code])}#{one.name}"
    return Line(f"{_('Quyết định:')} {one.ask_text} ({one.agency})", path)


def _due(seat: Seat, row: TaskRow) -> Line:
    path = reverse("tasks:task", args=[seat.congress.slug, row.code])
    return Line(f"{_when(row.due_on, seat.today)}: {row.title}", path)


def _when(due_on: date | None, today: date) -> str:
    if due_on is None or due_on == today:
        return _("Hạn hôm nay")
    return _("Hạn %(day)s") % {"day": f"{due_on:%d/%m}"}


def _also_late(late: int) -> str:
    if not late:
        return ""
    words = ngettext("; %(count)s nhiệm vụ đã quá hạn", "; %(count)s nhiệm vụ đã quá hạn", late)
    return words % {"count": late}
