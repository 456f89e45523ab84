"""Draft official letters that urge, issue them, and keep what an issued one means: the agency was urged."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.archive.actions.outgoing import discard_draft, draft_paper
from dondoc.archive.actions.runs import issue_papers
from dondoc.archive.enums import PaperKind
from dondoc.archive.queries import letterhead_of
from dondoc.archive.rules.composing import compose_content
from dondoc.editions.queries import congress_by_id
from dondoc.journal import actions as journal
from dondoc.notices.actions.post import post
from dondoc.notices.actions.queue import Recipient, send_letter
from dondoc.notices.enums import Channel
from dondoc.papers.layouts.content import plain_lines
from dondoc.papers.layouts.wire import from_plain
from dondoc.people.queries import focal_points
from dondoc.tasks.actions.urge import UrgeRefused
from dondoc.tasks.enums import Addressee, UrgeChannel
from dondoc.tasks.models import Task, Urge, UrgeLetter, UrgeLetterTask, UrgeTask
from dondoc.tasks.queries.letters import LetterDraft, letter_of, letters_to, tasks_of_letter
from dondoc.tasks.queries.owed import owed_ids
from dondoc.tasks.queries.urging import desk
from dondoc.tasks.rules.letters import head_title
from dondoc.web.db import locked


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What one press of the button drafted. left_out: agencies without a letter after all."""

    batch: UUID
    drafted: int
    left_out: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """What one press of the button issued. refused: letters that stayed drafts, by agency name, with the sentence."""

    issued: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


@transaction.atomic
def write_letters(
    *, congress_id: int, agency_ids: Collection[int], body: Any, instance_id: UUID, by_id: int | None, now: datetime
) -> Written:
    """Draft one letter per agency about all its late tasks; nothing is sent and no number is taken.

    now: a moment in local time. Agencies that were urged, reported or promised since the page was shown, and those with
    a letter in draft, are left out and named. Pressed twice with one instance_id it acts once. Raises UrgeRefused when
    somebody else drafts to one of them at the same moment, SubmissionRefused.
    """
    asked = {"agencies": sorted(agency_ids), "body": body.pk}
    submission, is_new = journal.accept_once(
        instance_id=instance_id, congress_id=congress_id, by_id=by_id, purpose="tasks.letters", content=asked, now=now
    )
    if not is_new:
        given = submission.receipt
        return Written(batch=instance_id, drafted=given["drafted"], left_out=tuple(given["left_out"]))
    owed = owed_ids(congress_id, agency_ids=agency_ids, until=now.date())
    list(locked(Task.objects.filter(pk__in=owed)).order_by("pk").values_list("pk", flat=True))
    seen = desk(congress_id, now=now, agency_ids=agency_ids)
    found = letters_to(congress_id, seen.rows, body=body, desk=seen, now=now)
    try:
        with transaction.atomic():
            for draft in found.ready:
                _keep_draft(draft, body=body, batch=instance_id, by_id=by_id, now=now)
    except IntegrityError:
        raise UrgeRefused(_("Công văn tới cơ quan vừa được người khác soạn. Tải lại trang để xem.")) from None
    left_out = tuple(sorted(set(agency_ids) - {one.row.agency_id for one in found.ready}))
    journal.give_receipt(submission, {"drafted": len(found.ready), "left_out": left_out})
    return Written(batch=instance_id, drafted=len(found.ready), left_out=left_out)


def issue_letters(*, letters: Sequence[UrgeLetter], by_id: int | None, now: datetime) -> Issued:
    """Give these drafts their numbers and urge by each; every letter is a transaction of its own.

    A letter written on another day counts other days than its reader will: it stays a draft and is named, as is one
    that somebody else issued, changed or gave up meanwhile. Not to be called inside a transaction.
    """
    names = {letter.outgoing_id: letter.agency.name for letter in letters}
    of_today = [letter.outgoing for letter in letters if letter.outgoing.dated_on == now.date()]
    stale = [
        (letter.agency.name, _("Dự thảo lập ngày %(day)s: soạn lại theo số liệu hôm nay rồi ban hành.") % {"day": day})
        for letter in letters
        if letter.outgoing.dated_on != now.date()
        for day in [f"{letter.outgoing.dated_on:%d/%m/%Y}"]
    ]
    done = issue_papers(outgoing=of_today, by_id=by_id, now=now)
    return Issued(
        issued=tuple(names[paper.pk] for paper in done.issued),
        refused=(*stale, *((names[paper.pk], sentence) for paper, sentence in done.refused)),
    )


@transaction.atomic
def rewrite_letter(*, letter: UrgeLetter, expected_ver: int, by_id: int | None, now: datetime) -> UrgeLetter | None:
    """Write a draft anew from what holds today, instead of the old one; None when the agency is not to be urged now.

    expected_ver: of the paper. Raises StaleVersion, PaperRefused; the old draft then stands as it was.
    """
    discard_draft(outgoing=letter.outgoing, expected_ver=expected_ver, by_id=by_id, now=now)
    seen = desk(letter.congress_id, now=now, agency_ids=[letter.agency_id])
    body = letter.outgoing.body
    found = letters_to(letter.congress_id, seen.rows, body=body, desk=seen, now=now)
    kept = [_keep_draft(draft, body=body, batch=letter.batch, by_id=by_id, now=now) for draft in found.ready]
    return kept[0] if kept else None


def urge_by_letter(*, outgoing: Any, by_id: int | None, now: datetime) -> None:
    """Keep that an agency was urged by a letter that has just been issued, and tell its focal points.

    Part of the transaction that issued the paper. A paper that is no letter of urging is left alone.
    """
    letter = letter_of(outgoing.pk) if outgoing.kind == PaperKind.LETTER else None
    if letter is None:
        return
    today = now.date()
    urge = _kept_urge(letter, outgoing, by_id=by_id, now=now)
    UrgeTask.objects.bulk_create(
        UrgeTask(urge=urge, task_id=one.task_id, due_on=one.due_on, days_late=(today - one.due_on).days)
        for one in tasks_of_letter(letter.pk)
    )
    letter.urge, letter.is_open = urge, False
    letter.save(update_fields=["urge", "is_open"])
    _tell(letter, outgoing, urge, now=now)
    journal.record(
        congress_id=letter.congress_id,
        verb="tasks.agency.urged",
        target=urge,
        label=f"{letter.agency.name}: {UrgeChannel.LETTER.label} {outgoing.symbol}",
        by_id=by_id,
        now=now,
        details={
            "agency": letter.agency_id,
            "rung": urge.rung,
            "channel": urge.channel,
            "paper": outgoing.symbol,
            "times": letter.times,
        },
    )


def let_go(*, outgoing: Any) -> None:
    """Free the agency of a draft that was given up, so that another letter may be written to it."""
    UrgeLetter.objects.filter(outgoing_id=outgoing.pk, is_open=True).update(is_open=False)


def letter_path(slug: str, letter_id: int) -> str:
    """Return the address where an agency reads its letter."""
    return reverse("tasks:letter", args=[slug, letter_id])


def _keep_draft(draft: LetterDraft, *, body: Any, batch: UUID | None, by_id: int | None, now: datetime) -> UrgeLetter:
    paper = compose_content(letterhead_of(body), draft.content, kind=PaperKind.LETTER, dated_on=now.date())
    outgoing = draft_paper(
        body=body,
        kind=PaperKind.LETTER,
        paper=paper,
        by_id=by_id,
        now=now,
        about=f"tasks.urging:{draft.row.code}",
        agency_id=draft.row.agency_id,
    )
    letter = UrgeLetter.objects.create(
        congress_id=body.congress_id,
        agency_id=draft.row.agency_id,
        outgoing=outgoing,
        batch=batch,
        times=draft.facts.times,
        rung=draft.rung,
        answer_by=draft.facts.answer_by,
    )
    UrgeLetterTask.objects.bulk_create(
        UrgeLetterTask(letter=letter, task_id=one.task_id, due_on=one.due_on) for one in draft.work
    )
    return letter


def _kept_urge(letter: UrgeLetter, outgoing: Any, *, by_id: int | None, now: datetime) -> Urge:
    """Keep the urge; a letter goes out also when the agency was called the same day, which then holds the day."""
    urge = Urge(
        congress_id=letter.congress_id,
        agency_id=letter.agency_id,
        at=now,
        left_at=now,
        channel=UrgeChannel.LETTER,
        rung=letter.rung,
        addressee=Addressee.HEAD,
        addressed_to=head_title(letter.agency.name)[:200],
        subject=f"{outgoing.symbol} V/v {outgoing.subject}"[:300],
        text="\n\n".join(plain_lines(from_plain(outgoing.content))),
        note=_("Công văn số %(symbol)s, lần %(times)s") % {"symbol": outgoing.symbol, "times": letter.times},
        batch=letter.batch,
        held_on=now.date(),
        by_id=by_id,
    )
    try:
        with transaction.atomic():
            urge.save()
    except IntegrityError:
        urge.held_on = None
        urge.save()
    return urge


def _tell(letter: UrgeLetter, outgoing: Any, urge: Urge, *, now: datetime) -> None:
    users = [one.user for one in focal_points(letter.congress_id, [letter.agency_id])]
    path = letter_path(congress_by_id(letter.congress_id).slug, letter.pk)
    day = f"{letter.answer_by:%d/%m/%Y}"
    subject = f"Công văn số {outgoing.symbol}: {outgoing.subject}"
    text = (
        f"{outgoing.body.name} gửi {letter.agency.name} Công văn số {outgoing.symbol} về việc {outgoing.subject}.\n\n"
        f"Đề nghị báo cáo kết quả trước ngày {day}. Đọc công văn và báo cáo tại địa chỉ dưới đây."
    )
    post(
        congress_id=letter.congress_id,
        kind="tasks.letter",
        about=f"{letter.pk}",
        recipient_ids=[user.pk for user in users],
        title=subject,
        text=text,
        path=path,
        now=now,
    )
    sent = send_letter(
        congress_id=letter.congress_id,
        letter=f"tasks.letter:{letter.pk}",
        recipients=[Recipient(Channel.EMAIL, user.email, user.pk) for user in users if user.email],
        subject=subject,
        text=text,
        now=now,
        agency_id=letter.agency_id,
        path=path,
    )
    if sent:
        urge.delivery = sent[0]
        urge.save(update_fields=["delivery"])
