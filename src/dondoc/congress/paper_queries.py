"""The values the notice of assignment is written from."""

from dondoc.congress import queries
from dondoc.congress.rules.assignment import AssignmentFacts, Group, Member


def assignment_facts(congress_id: int, *, body: str) -> AssignmentFacts:
    """Return the committees with their members and the fields of work each oversees; three queries."""
    streams = list(queries.workstreams(congress_id))
    overseen: dict[int, list[str]] = {}
    for stream in streams:
        if stream.overseer_id is not None:
            overseen.setdefault(stream.overseer_id, []).append(stream.name)
    return AssignmentFacts(
        body=body,
        groups=tuple(
            Group(
                name=committee.name,
                duty=committee.duty,
                members=tuple(
                    Member(
                        function=seat.function_title,
                        agency=seat.agency.name if seat.agency else "",
                        holder=seat.user.full_name if seat.user else "",
                        oversees=tuple(overseen.get(seat.pk, ())),
                    )
                    for seat in committee.seats.all()
                ),
            )
            for committee in queries.committees(congress_id)
        ),
        without_overseer=tuple(stream.name for stream in streams if stream.overseer_id is None),
    )
