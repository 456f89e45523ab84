"""Make the letters that gather what there is to tell: of a few minutes, of a day, of the morning."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.editions.queries import congress_by_id
from dondoc.notices import digests
from dondoc.notices.actions.post import post
from dondoc.notices.actions.queue import queue
from dondoc.notices.enums import Care, Channel, Group, Level, Telling
from dondoc.notices.models import Digest, Notice
from dondoc.notices.queries import levels_of, readers_waiting, telling_congresses, waiting_notices
from dondoc.notices.rules.digest import Content, first_actions, is_worth_sending, says_nothing_changed
from dondoc.people.enums import Role
from dondoc.people.queries import members_with_role, users_by_id

log = logging.getLogger(__name__)


class AlreadyTold(Exception):
    """Raised when another worker has told some of the notices meanwhile; the whole letter is undone."""


def tell_soon(*, now: datetime) -> int:
    """Write to everybody who has something to hear at once: one letter each with all there is; return how many."""
    return sum(
        _each(lambda reader=reader: _tell_together(*reader, now=now)) for reader in readers_waiting(Telling.SOON, now)
    )


def send_morning(*, day: date, now: datetime) -> int:
    """Send the heads of every open congress their morning digest, each once a day; return how many were sent."""
    sent = 0
    for congress in telling_congresses():
        heads = [member.user for member in members_with_role(congress.pk, Role.HEAD)]
        levels = levels_of(congress.pk, [user.pk for user in heads], Group.MORNING)
        for user in {user.pk: user for user in heads}.values():
            if levels[user.pk] is not Level.NEVER:
                sent += _each(lambda user=user, to=congress: _morning(to, user, day=day, now=now))
    return sent


def send_daily(*, day: date, now: datetime) -> int:
    """Send focal points one digest per agency and day, and everybody else what waited for one; return how many."""
    sent = 0
    for congress in telling_congresses():
        focal = list(members_with_role(congress.pk, Role.FOCAL))
        levels = levels_of(congress.pk, [member.user_id for member in focal], Group.DEADLINES)
        for member in focal:
            wanted = levels[member.user_id] is not Level.NEVER
            sent += _each(lambda to=congress, of=member, ask=wanted: _of_agency(to, of, asks=ask, day=day, now=now))
    for congress_id, user_id in readers_waiting(Telling.DAILY, now):
        sent += _each(lambda to=congress_id, of=user_id: _of_person(to, of, day=day, now=now))
    return sent


def _each(make: Callable[[], bool]) -> int:
    """Make one letter; one that makes the program stumble is logged, and the others are made."""
    try:
        with transaction.atomic():
            return int(make())
    except AlreadyTold:
        return 0
    except Exception:
        log.exception("a digest could not be made")
        return 0


def _tell_together(congress_id: int, user_id: int, *, now: datetime) -> bool:
    rows = _taken(waiting_notices(congress_id, user_id, Telling.SOON))
    user = users_by_id([user_id])[user_id]
    if not rows or not (user.email and user.is_active):
        return False
    subject = rows[0].title if len(rows) == 1 else _count_of(len(rows), congress_by_id(congress_id))
    _letter(congress_id, user, kind="notices.soon", about=str(rows[-1].pk), subject=subject, parts=rows, now=now)
    return True


def _morning(congress: Any, user: Any, *, day: date, now: datetime) -> bool:
    content = digests.content_for(digests.HEAD, congress=congress, user=user, now=now)
    if content is None:
        return False
    about = f"user:{user.pk}"
    last = Digest.objects.filter(congress=congress, kind=digests.HEAD, about=about, day_on__lt=day)
    last_said = last.order_by("-day_on").values_list("fingerprint", flat=True).first() or ""
    worth = is_worth_sending(content, last_fingerprint=last_said, on=day)
    if not _first_today(congress.pk, digests.HEAD, about, day, content.fingerprint, was_sent=worth, now=now):
        return False
    if not worth:
        return False
    content = replace(content, lines=first_actions(content.lines))
    if says_nothing_changed(content, last_fingerprint=last_said):
        content = replace(content, verdict=_("Không có thay đổi, không có việc quá hạn.") + " " + content.verdict)
    _mirror(congress, user, content, kind="notices.morning", about=f"{user.pk}:{day}", now=now)
    if user.email:
        _letter(
            congress.pk,
            user,
            kind="notices.morning",
            about=str(day),
            subject=content.subject,
            verdict=content.verdict,
            parts=content.lines,
            path=f"/c/{congress.slug}/",
            now=now,
        )
    return True


def _of_agency(congress: Any, member: Any, *, asks: bool, day: date, now: datetime) -> bool:
    user = member.user
    content = None
    if asks:
        reader = {"congress": congress, "agency": member.agency, "user": user, "now": now}
        content = digests.content_for(digests.AGENCY, **reader)
    waiting = waiting_notices(congress.pk, user.pk, Telling.DAILY)
    if content is None and not waiting.exists():
        return False
    about = f"agency:{member.agency_id}:user:{user.pk}"
    said = content.fingerprint if content else ""
    if not _first_today(congress.pk, digests.AGENCY, about, day, said, was_sent=True, now=now):
        return False
    rows = _taken(waiting)
    if content is not None:
        _mirror(congress, user, content, kind="notices.daily", about=f"{about}:{day}", now=now)
    if user.email:
        lines = content.lines if content else ()
        _letter(
            congress.pk,
            user,
            kind="notices.daily",
            about=f"{day}:{member.agency_id}",
            agency_id=member.agency_id,
            subject=content.subject if content else _count_of(len(rows), congress),
            verdict=content.verdict if content else "",
            parts=[*lines, *rows],
            path=f"/c/{congress.slug}/desk/mine" if content else "",
            now=now,
        )
    return True


def _of_person(congress_id: int, user_id: int, *, day: date, now: datetime) -> bool:
    user, congress = users_by_id([user_id])[user_id], congress_by_id(congress_id)
    if not _first_today(congress_id, "person", f"user:{user_id}", day, "", was_sent=True, now=now):
        return False
    rows = _taken(waiting_notices(congress_id, user_id, Telling.DAILY))
    if not rows or not (user.email and user.is_active):
        return False
    subject = _count_of(len(rows), congress)
    _letter(congress_id, user, kind="notices.daily", about=str(day), subject=subject, parts=rows, now=now)
    return True


def _first_today(
    congress_id: int, kind: str, about: str, day: date, fingerprint: str, *, was_sent: bool, now: datetime
) -> bool:
    """Claim the digest of a reader and a day; false when it was made before."""
    values = {"fingerprint": fingerprint, "was_sent": was_sent, "made_at": now}
    name = {"congress_id": congress_id, "kind": kind, "about": about, "day_on": day}
    return Digest.objects.get_or_create(**name, defaults=values)[1]


def _taken(waiting: Any) -> list[Notice]:
    """Take notices for one letter: all of them, or none when another worker was at it."""
    rows = list(waiting)
    told = Notice.objects.filter(pk__in=[row.pk for row in rows], telling__in=[Telling.SOON, Telling.DAILY])
    if told.update(telling=Telling.TOLD) != len(rows):
        raise AlreadyTold
    return rows


def _mirror(congress: Any, user: Any, content: Content, *, kind: str, about: str, now: datetime) -> None:
    """Put the digest into the inbox too; it holds everything."""
    text = "\n".join([content.verdict, *(f"– {line.text}" for line in content.lines)])
    post(
        congress_id=congress.pk,
        kind=kind,
        about=about,
        recipient_ids=[user.pk],
        title=content.subject,
        text=text,
        path=f"/c/{congress.slug}/",
        now=now,
    )


def _letter(
    congress_id: int,
    user: Any,
    *,
    kind: str,
    about: str,
    subject: str,
    parts: Iterable[Any],
    now: datetime,
    verdict: str = "",
    path: str = "",
    agency_id: int | None = None,
) -> None:
    paragraphs = [verdict] if verdict else []
    queue(
        congress_id=congress_id,
        kind=kind,
        about=f"{congress_id}:{user.pk}:{about}",
        channel=Channel.EMAIL,
        address=user.email,
        recipient_id=user.pk,
        agency_id=agency_id,
        subject=subject,
        text="\n\n".join([*paragraphs, *(_paragraph(part) for part in parts)]),
        path=path,
        care=Care.SURELY,
        is_regular=True,
        now=now,
    )


def _paragraph(part: Any) -> str:
    """Return a notice or a line of a digest as a paragraph, with the address of its page."""
    words = [part.title, part.text] if isinstance(part, Notice) else [part.text]
    if part.path:
        words.append(f"{settings.BASE_URL}{part.path}")
    return "\n".join(["– " + words[0], *(f"  {word}" for word in words[1:] if word)])


def _count_of(count: int, congress: Any) -> str:
    words = ngettext("%(count)s thông báo, %(congress)s", "%(count)s thông báo, %(congress)s", count)
    return words % {"count": count, "congress": congress.short_name}
