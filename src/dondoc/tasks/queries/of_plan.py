"""The tasks of one plan, for those who play or check a whole plan."""

from dondoc.tasks.models import Task


def tasks_of_plan(congress_id: int, plan_code: str) -> list[Task]:
    """Return a plan's tasks in the order of the plan."""
    rows = Task.objects.filter(congress_id=congress_id, plan__code=plan_code)
    return list(rows.order_by("position", "pk"))
