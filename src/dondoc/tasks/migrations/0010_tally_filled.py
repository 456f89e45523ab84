"""Fill the tally with what the tasks of the installation count as on the day it is upgraded."""

from collections import Counter

from django.db import migrations
from django.utils.timezone import localtime

CONGRESS, PLAN, WORKSTREAM, LEAD, SHARED, HEARD = range(1, 7)
COUNTED, SEVERAL_LEAD, BY_MONTH = 1, 15, 100
OWED = (12, 13, 14)
AT_ONCE = 4000


def fill(apps, schema_editor):
    tally, task, part = (apps.get_model("tasks", name) for name in ("Tally", "Task", "Part"))
    leads = {}
    for task_id, agency_id in part.objects.filter(role="lead").values_list("task_id", "agency_id").iterator():
        leads.setdefault(task_id, set()).add(agency_id)
    counts = Counter()
    for one in task.objects.exclude(state="cancelled").defer("title", "folded").order_by("pk").iterator(chunk_size=AT_ONCE):
        footing = _footing(one)
        due_on = one.due_on if footing in (7, 8, 9, 12) else None
        groups = [(CONGRESS, 0), (PLAN, one.plan_id or 0), (WORKSTREAM, one.workstream_id or 0)]
        groups += [(LEAD, agency_id) for agency_id in leads.get(one.pk) or (0,)]
        for per, of_id in groups:
            weighed = one.is_critical and per in (CONGRESS, WORKSTREAM)
            counts[one.congress_id, per, of_id, footing, due_on, weighed] += 1
            counts[one.congress_id, per, of_id, COUNTED, None, False] += 1
            if due_on is not None:
                counts[one.congress_id, per, of_id, footing + BY_MONTH, due_on.replace(day=1), weighed] += 1
        if len(leads.get(one.pk, ())) > 1:
            counts[one.congress_id, SHARED, one.pk, COUNTED, None, False] += 1
            counts[one.congress_id, CONGRESS, 0, SEVERAL_LEAD, None, False] += 1
        if footing in OWED and one.last_report_at is not None:
            heard_on = localtime(one.last_report_at).date()
            for agency_id in leads.get(one.pk, ()):
                counts[one.congress_id, HEARD, agency_id, COUNTED, heard_on, False] += 1
    names = ("congress_id", "per", "of_id", "footing", "due_on", "is_critical")
    rows = [tally(**dict(zip(names, line, strict=True)), count=count) for line, count in counts.items()]
    tally.objects.bulk_create(rows, batch_size=1000)


def _footing(one):
    """Say as what a task counts, by the numbers of this release."""
    if one.state == "done":
        if one.recurring or one.due_on is None or one.done_on is None:
            return 6
        if one.done_on <= (one.original_due_on or one.due_on):
            return 2 if one.done_on <= one.due_on else 3
        return 4 if one.done_on <= one.due_on else 5
    if one.state == "in_appraisal":
        if one.recurring or one.due_on is None:
            return 11 if one.recurring else 10
        if one.done_on is None:
            return 9
        return 8 if one.done_on > one.due_on else 7
    if one.recurring:
        return 14
    return 13 if one.due_on is None else 12


class Migration(migrations.Migration):

    dependencies = [
        ("tasks", "0009_tally"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
