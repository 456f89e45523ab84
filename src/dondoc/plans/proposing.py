"""From a stored intake to what taking it in would make: the reading, the directory and the answers brought together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dondoc.people.enums import AgencyKind
from dondoc.people.queries import agencies, names_in_directory, spans_of
from dondoc.people.rules.names import matching_key
from dondoc.people.rules.succession import answering_agency
from dondoc.plans import queries
from dondoc.plans.enums import RememberedKind
from dondoc.plans.reader import Draft, QuestionCode, read_plan
from dondoc.plans.reading import draft_in, tree_in
from dondoc.plans.rules.answers import YEAR
from dondoc.plans.rules.corrections import corrections_in
from dondoc.plans.rules.doubts import YEAR_KEY, doubts_of
from dondoc.plans.rules.mentions import KnownName, findings, mentions_in
from dondoc.plans.rules.proposal import Proposal, proposal_of
from dondoc.plans.rules.remembering import Earlier, with_remembered

YEARS_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Directory:
    """The agencies of a congress as names meet them. known: ids by matching key; says: what stands behind an id."""

    known: Mapping[str, int]
    says: Mapping[int, KnownName]
    areas: tuple[str, ...]


def directory_of(congress: Any, *, on: date | None = None) -> Directory:
    """Return the directory of a congress; on: the day on which agencies must exist to be given work."""
    rows = list(agencies(congress.pk))
    says = _say(rows, on=on)
    areas = (
        row.name
        for row in rows
        if row.kind == AgencyKind.AREA and _is_area_unit(row.name) and not says[row.pk].ceased_on
    )
    return Directory(known=names_in_directory(congress.pk, rows=rows), says=says, areas=tuple(areas))


def propose(
    *,
    intake: Any,
    congress: Any,
    answers: Mapping[str, str] | None = None,
    on: date | None = None,
    directory: Directory | None = None,
) -> tuple[Draft, Proposal]:
    """Return the draft of an intake and what it would make with its stored answers, or with other ones.

    on: the day on which agencies must exist to be given work; without it the directory is taken as it stands.
    directory: for a caller that has it already.
    """
    given = intake.answers if answers is None else answers
    earlier = queries.earlier_answers(congress.pk)
    draft, years = _dated(intake, congress, given, earlier)
    found = directory or directory_of(congress, on=on)
    known = {key: found.says[agency_id] for key, agency_id in found.known.items()}
    names = findings(mentions_in(draft), known=known)
    doubts = with_remembered(doubts_of(draft, answers=given, names=names, years=years), earlier)
    proposal = proposal_of(
        draft,
        doubts=doubts,
        known=found.known,
        areas=found.areas,
        opening_on=congress.opening_on,
        closing_on=congress.closing_on,
        corrections=corrections_in(given),
    )
    return draft, proposal


def _dated(
    intake: Any, congress: Any, answers: Mapping[str, str], earlier: Mapping[tuple[RememberedKind, str], Earlier]
) -> tuple[Draft, tuple[int, ...]]:
    """Return the reading with the year a person gave to days without one, and the years there are to choose from.

    A paper that prints its day of issue settles the year by itself; there is nothing to ask.
    """
    draft, tree = draft_in(intake.reading), tree_in(intake.reading)
    unclear = any(question.code == QuestionCode.DATE_UNCLEAR for task in draft.tasks for question in task.questions)
    if draft.head.issued_on is not None or tree is None or not unclear:
        return draft, ()
    before = earlier.get((RememberedKind.YEAR, ""))
    answer = answers.get(YEAR_KEY) or (before.answer if before else "")
    year = int(answer.removeprefix(YEAR)) if answer.startswith(YEAR) else congress.opening_on.year
    again = replace(read_plan(tree, issued_on=date(year, 1, 1)), head=draft.head)
    if [task.due for task in again.tasks] == [task.due for task in draft.tasks]:
        return draft, ()
    years = tuple(sorted({year, *(congress.opening_on.year - back for back in range(YEARS_OFFERED - 1))}, reverse=True))
    return (again if answer.startswith(YEAR) else draft), years


def _say(rows: list[Any], *, on: date | None) -> dict[int, KnownName]:
    """Return what the directory says of each agency: its name, and who answers for it when it is no more on the day."""
    spans, names = spans_of(rows), {row.pk: row.name for row in rows}
    found = {}
    for row in rows:
        gone = on is not None and row.valid_until is not None and row.valid_until <= on
        heir = answering_agency(row.pk, on=on, spans=spans) if gone and on is not None else None
        found[row.pk] = KnownName(
            name=row.name,
            ceased_on=row.valid_until if gone else None,
            successor=names.get(heir, "") if heir is not None else "",
        )
    return found


def _is_area_unit(name: str) -> bool:
    return matching_key(name).startswith("ubnd ")
