"""The letter of urging for those who ask for one by its name: to one agency, whatever the ladder says today."""

from typing import Any

from dondoc.archive.composers import Asked, NothingToWrite
from dondoc.archive.enums import PaperKind
from dondoc.archive.queries import letterhead_of
from dondoc.archive.rules.composing import compose_content
from dondoc.papers.layouts.parts import Paper
from dondoc.tasks.queries.letters import letters_to
from dondoc.tasks.queries.urging import DeskRow, desk


def compose_letter(asked: Asked) -> Paper:
    """Return the letter to an agency about its late tasks; without one, to the agency most late.

    Raises NothingToWrite when it is late with nothing it could be urged for.
    """
    congress_id, now = asked.seat.congress.pk, asked.seat.now
    ids = None if asked.agency is None else [asked.agency.pk]
    seen = desk(congress_id, now=now, agency_ids=ids)
    late = sorted((row for row in seen.rows if row.late), key=_most_late)
    found = letters_to(congress_id, late[:1], body=asked.body, desk=seen, now=now, whatever_step=True)
    if not found.ready:
        raise NothingToWrite(_sentence(asked))
    content = found.ready[0].content
    return compose_content(letterhead_of(asked.body), content, kind=PaperKind.LETTER, dated_on=asked.day)


def _most_late(row: DeskRow) -> tuple[Any, ...]:
    return (-row.late, -row.worst_days, row.code)


def _sentence(asked: Asked) -> str:
    who = f"{asked.agency.name} không có" if asked.agency else "Không cơ quan nào có"
    return f"{who} nhiệm vụ quá hạn cần đôn đốc vào ngày {asked.day:%d/%m/%Y}."
