"""The words of the neutral tables: files, columns, and what stands for what on both sides."""

from dondoc.people.enums import AgencyKind
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import TaskState

COLUMNS: dict[str, tuple[str, ...]] = {
    "agencies": ("id", "code", "name", "kind"),
    "users": ("id", "login", "first_name", "last_name", "email", "agency_id"),
    "plans": ("id", "code", "title", "parent_id", "owner_agency_id", "start_date", "due_date"),
    "plan_agencies": ("plan_id", "agency_id"),
    "tasks": (
        "id",
        "plan_id",
        "parent_id",
        "seq",
        "title",
        "description",
        "status",
        "priority",
        "lead_agency_id",
        "assignee_user_id",
        "start_date",
        "due_date",
        "progress",
        "created_at",
        "updated_at",
    ),
    "task_agencies": ("task_id", "agency_id", "role"),
    "comments": ("id", "task_id", "user_id", "created_at", "body", "old_status", "new_status"),
}

STATES = {
    "new": TaskState.ASSIGNED,
    "in_progress": TaskState.IN_PROGRESS,
    "submitted": TaskState.IN_APPRAISAL,
    "returned": TaskState.REWORKING,
    "completed": TaskState.DONE,
    "cancelled": TaskState.CANCELLED,
}
STATUSES = {state: word for word, state in STATES.items()} | {TaskState.ACCEPTED: "in_progress"}

KINDS = {
    "committee": AgencyKind.PARTY,
    "ministry": AgencyKind.STATE,
    "province": AgencyKind.AREA,
    "department": AgencyKind.STATE,
    "office": AgencyKind.OTHER,
} | {kind.value: kind for kind in AgencyKind}

ROLES = {
    "coordinating": PartyRole.COORDINATING,
    "appraising": PartyRole.APPRAISING,
    "lead": PartyRole.LEAD,
}

URGENT = "urgent"
NORMAL = "normal"
PRIORITIES = ("low", NORMAL, "high", URGENT)
