"""What every action on outgoing papers needs: how it says no, and what it writes into the journal."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from dondoc.archive.enums import OutgoingState, PaperKind
from dondoc.archive.models import Outgoing
from dondoc.journal import actions as journal
from dondoc.people.actions.refusals import ActionRefused


class PaperRefused(ActionRefused):
    """Raised when a paper cannot be drafted or issued like this; carries a sentence for the user."""


def refuse_unless_draft(outgoing: Outgoing) -> None:
    """Raise PaperRefused for a paper that is issued or given up."""
    if outgoing.state == OutgoingState.ISSUED:
        raise PaperRefused(_("Văn bản đã ban hành, không sửa được nữa. Lập văn bản mới để đính chính."))
    if outgoing.state == OutgoingState.DISCARDED:
        raise PaperRefused(_("Dự thảo này đã bỏ. Lập dự thảo mới."))


def record(
    outgoing: Outgoing, verb: str, by_id: int | None, now: datetime, details: Mapping[str, Any] | None = None
) -> None:
    """Write into the journal what was done with an outgoing paper."""
    journal.record(
        congress_id=outgoing.congress_id,
        verb=verb,
        target=outgoing,
        label=f"{outgoing.symbol or PaperKind(outgoing.kind).label}: {outgoing.subject}"[:200],
        by_id=by_id,
        now=now,
        details=dict(details or {}),
    )
