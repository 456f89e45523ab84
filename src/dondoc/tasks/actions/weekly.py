"""Ask every agency the question of the week; once per agency and asking, and no longer once it has answered."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.notices.actions import post
from dondoc.notices.enums import Group
from dondoc.people.queries import focal_ids_by_agency
from dondoc.tasks.queries.work import unanswered_leads
from dondoc.tasks.rules.progress import week_began


@transaction.atomic
def ask_the_week(*, congress: Any, now: datetime) -> int:
    """Ask the focal points of every agency that leads open tasks nobody has reported on this week; return how many.

    Asked again on another day of the same week only where the answer is still missing; twice on a day, nobody hears it
    twice. Agencies without a focal point are left to the desk of urging.
    """
    open_tasks = Counter(unanswered_leads(congress.pk, since=week_began(now)))
    people = focal_ids_by_agency(congress.pk)
    asked = 0
    for agency_id, count in sorted(open_tasks.items()):
        recipients = people.get(agency_id)
        if not recipients:
            continue
        words = ngettext(
            "Báo cáo tuần: %(count)s việc cần một câu trả lời",
            "Báo cáo tuần: %(count)s việc cần một câu trả lời",
            count,
        )
        asked += post(
            congress_id=congress.pk,
            kind="tasks.weekly",
            about=f"people.agency:{agency_id}:{now.date().isoformat()}",
            recipient_ids=recipients,
            title=words % {"count": count},
            text=_("Không có gì đổi thì bấm «Giống lần trước», gửi cả một lần."),
            path=reverse("tasks:report", args=[congress.slug]),
            group=Group.DEADLINES,
            now=now,
        )
    return asked
