"""From a stored intake to what taking it in would make: the reading, the directory and the answers brought together."""

from collections.abc import Mapping
from typing import Any

from dondoc.people.enums import AgencyKind
from dondoc.people.queries import agencies, names_in_directory
from dondoc.people.rules.names import matching_key
from dondoc.plans.reader import Draft
from dondoc.plans.reading import draft_in
from dondoc.plans.rules.doubts import doubts_of
from dondoc.plans.rules.names import names_in, near_names
from dondoc.plans.rules.proposal import Proposal, proposal_of


def propose(*, intake: Any, congress: Any, answers: Mapping[str, str] | None = None) -> tuple[Draft, Proposal]:
    """Return the draft of an intake and what it would make with its stored answers, or with other ones."""
    draft = draft_in(intake.reading)
    directory = list(agencies(congress.pk))
    by_id = {agency.pk: agency.name for agency in directory}
    known = names_in_directory(congress.pk)
    near = near_names(names_in(draft), known={key: by_id[agency_id] for key, agency_id in known.items()})
    doubts = doubts_of(draft, answers=intake.answers if answers is None else answers, near_names=near)
    areas = [agency.name for agency in directory if agency.kind == AgencyKind.AREA and _is_area_unit(agency.name)]
    proposal = proposal_of(
        draft,
        doubts=doubts,
        known=known,
        areas=areas,
        opening_on=congress.opening_on,
        closing_on=congress.closing_on,
    )
    return draft, proposal


def _is_area_unit(name: str) -> bool:
    return matching_key(name).startswith("ubnd ")
