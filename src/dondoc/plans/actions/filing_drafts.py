"""Keep the draft of an own plan as it came in, with what was read from it and the parent item of each of its items."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.archive import actions as archive
from dondoc.archive import queries as archive_queries
from dondoc.journal import actions as journal
from dondoc.kit.digest import sha256_of_bytes
from dondoc.kit.vietnamese import one_line
from dondoc.people.actions.refusals import ActionRefused
from dondoc.plans.enums import FilingAct, FilingState
from dondoc.plans.filing_queries import parent_items
from dondoc.plans.models import Filing, FilingItem, FilingVersion
from dondoc.plans.reader import Draft
from dondoc.plans.reading import Reading
from dondoc.plans.rules import cascade as rules
from dondoc.plans.rules.coverage import propose_parents
from dondoc.plans.rules.sections import sentence_case
from dondoc.web.db import locked, save_version

FILES_PER_DAY = 200
MOST_ITEMS = 500


class DraftRefused(ActionRefused):
    """Raised when a draft cannot be taken; the sentence says why."""


def pending_draft(filing_id: int) -> FilingVersion | None:
    """Return the draft its agency looks at before handing it in, or None."""
    rows = FilingVersion.objects.filter(filing_id=filing_id, handed_in_at__isnull=True).select_related("version")
    return rows.order_by("-position").first()


@transaction.atomic
def upload_draft(
    *, filing: Filing, reading: Reading, by_id: int, now: datetime, instance_id: UUID | None = None
) -> FilingVersion:
    """Keep a draft and propose the parent item of each of its items; nothing is handed in yet.

    A draft that was not handed in gives way to this one; its bytes stay in the archive. The same submission again
    returns the draft it made. Raises DraftRefused when the state takes no draft or the day's limit is reached.
    """
    digest = sha256_of_bytes(reading.content)
    if instance_id is not None:
        submission, is_new = journal.accept_once(
            instance_id=instance_id,
            congress_id=filing.congress_id,
            by_id=by_id,
            purpose="plans.filing.upload",
            content={"filing": filing.pk, "sha256": digest},
            now=now,
        )
        if not is_new:
            earlier = FilingVersion.objects.filter(pk=submission.receipt.get("draft")).first()
            if earlier is None:
                raise DraftRefused(_("Dự thảo này đã được thay bằng bản khác."))
            return earlier
    held = locked(Filing.objects.filter(pk=filing.pk).select_related("plan", "agency")).get()
    if sentence := rules.refuse_act(FilingAct.UPLOAD, FilingState(held.state)):
        raise DraftRefused(_(sentence))
    if archive_queries.files_of_user_since(by_id, since=now - timedelta(days=1)) >= FILES_PER_DAY:
        raise DraftRefused(_("Hôm nay đã tải %(count)s tệp. Tải tiếp vào ngày mai.") % {"count": FILES_PER_DAY})
    FilingVersion.objects.filter(filing=held, handed_in_at__isnull=True).delete()
    draft = _keep(held, reading, by_id=by_id, now=now)
    _keep_items(draft, held, reading.draft)
    _begin(held, by_id=by_id, now=now)
    if instance_id is not None:
        journal.give_receipt(submission, {"draft": draft.pk})
    journal.record(
        congress_id=held.congress_id,
        verb="plans.filing.uploaded",
        target=held,
        label=f"{held.agency.name} – {held.plan.symbol or held.plan.code}",
        by_id=by_id,
        now=now,
        details={"file": draft.version.file_name, "sha256": digest, "items": len(reading.draft.tasks)},
    )
    return draft


def _keep(filing: Filing, reading: Reading, *, by_id: int, now: datetime) -> FilingVersion:
    head = reading.draft.head
    last = FilingVersion.objects.filter(filing=filing).order_by("-position").first()
    version = archive.store_paper(
        congress_id=filing.congress_id,
        content=reading.content,
        file_name=reading.file_name,
        file_kind=reading.kind,
        title=head.subject or reading.file_name,
        kind=head.kind,
        number=head.symbol or head.number,
        issuer=head.issuer or filing.agency.name,
        issued_on=head.issued_on,
        by_id=by_id,
        now=now,
    )
    return FilingVersion.objects.create(
        congress_id=filing.congress_id,
        filing=filing,
        position=last.position + 1 if last else 1,
        version=version,
        reading=reading.plain(),
        uploaded_at=now,
        uploaded_by_id=by_id,
    )


def _keep_items(draft: FilingVersion, filing: Filing, read: Draft) -> None:
    tasks = read.tasks[:MOST_ITEMS]
    proposals = propose_parents([task.text for task in tasks], parent_items(filing.plan_id), agency_id=filing.agency_id)
    FilingItem.objects.bulk_create(
        FilingItem(
            congress_id=filing.congress_id,
            filing_version=draft,
            position=place,
            label=task.label[:40],
            text=sentence_case(one_line(task.text)),
            who="; ".join(party.name for party in task.lead)[:300],
            deadline_text=(task.deadline_text or "")[:300],
            due_on=task.due,
            parent_id=proposal.item_id if proposal else None,
            score=proposal.score if proposal else None,
        )
        for place, (task, proposal) in enumerate(zip(tasks, proposals, strict=True), start=1)
    )


def _begin(filing: Filing, *, by_id: int, now: datetime) -> None:
    """Count handing over a file as having begun."""
    changes: dict[str, object] = {"updated_at": now}
    if filing.state in (FilingState.NOT_OPENED, FilingState.SEEN):
        changes["state"] = FilingState.DRAFTING
    if filing.seen_at is None:
        changes |= {"seen_at": now, "seen_by_id": by_id}
    save_version(filing, expected_ver=filing.ver, changes=changes)
