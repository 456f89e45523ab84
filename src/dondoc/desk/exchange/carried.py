"""What of a congress is carried to another installation, and what stays where it is, with the reason."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.db.models.functions import Coalesce

from dondoc.archive.actions import loading as archive
from dondoc.congress.actions import loading as congress
from dondoc.meetings.actions import loading as meetings
from dondoc.notices.actions import loading as notices
from dondoc.people.actions import loading as people
from dondoc.plans.actions import loading as plans
from dondoc.tasks.actions import loading as tasks
from dondoc.web.carrying import Carriage, Translate, carriage, keyed_by, loading_of

PEOPLE = "people.user"

LEFT_OUT = {
    "people.feedtoken": "a calendar address is a secret of its holder; a new one is made with one press",
    "people.invitation": "its code is kept as a hash only and opens an account of the other installation",
    "notices.webhook": "it holds the secret both sides sign with",
    "notices.notice": "the inbox of accounts of the other installation, told there already",
    "notices.delivery": "what was sent is the sending installation's record; sending it again would be wrong",
    "notices.digest": "bookkeeping of what was told on which day",
    "archive.issuingrun": "bookkeeping of one press; what it issued stands in the papers themselves",
    "tasks.tally": "an import counts anew what it brings",
    "desk.importedfolder": "an import writes its own",
}

# The actions by which each room takes its rows in.
LOADERS: Mapping[str, Callable[..., None]] = {
    "people": people.load_rows,
    "congress": congress.load_rows,
    "archive": archive.load_rows,
    "notices": notices.load_rows,
    "plans": plans.load_rows,
    "tasks": tasks.load_rows,
    "meetings": meetings.load_rows,
    "desk": loading_of("desk"),
}

_WAY = "way:"
_KINDS = {"agency": "people.agency", "user": PEOPLE, "plan": "plans.plan", "task": "tasks.task"}


def _imported(row: Mapping[str, Any]) -> str:
    return _KINDS[row["kind"]]


def _answers(value: Mapping[str, Any], translate: Translate) -> dict[str, Any]:
    """Name conclusions, agencies and ways of a decision by other numbers: «who-12», «12», «way:3», a lead."""

    def other(label: str, number: int) -> int:
        found = translate(label, number)
        return number if found is None else found

    told: dict[str, Any] = {}
    for key, answer in value.items():
        question, dash, conclusion = key.rpartition("-")
        if isinstance(answer, dict) and answer.get("lead"):
            answer = answer | {"lead": other("people.agency", answer["lead"])}
        elif isinstance(answer, str) and answer.startswith(_WAY):
            answer = f"{_WAY}{other('tasks.decisionoption', int(answer.removeprefix(_WAY)))}"
        told[f"{question}{dash}{other('meetings.conclusion', int(conclusion))}"] = answer
    return told


@cache
def whole() -> Carriage:
    """Return the tables of a whole congress."""
    return carriage(
        left_out=LEFT_OUT,
        people=PEOPLE,
        pointers={
            ("people.agency", "intake_id"): "archive.intake",
            ("people.agencyalias", "intake_id"): "archive.intake",
            ("congress.workstream", "intake_id"): "archive.intake",
            ("desk.importedrow", "object_id"): _imported,
        },
        # The message itself stays, so that an urge that left by one says itself when it did.
        instead={("tasks.urge", "left_at"): Coalesce("left_at", "delivery__sent_at")},
        rewrites={
            ("plans.planversion", "outline"): keyed_by("people.agency"),
            ("plans.planversion", "changes"): keyed_by("people.agency"),
            ("meetings.meetingnotice", "answers"): _answers,
        },
    )
