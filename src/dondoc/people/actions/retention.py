"""Forget what people left behind and nobody needs any more."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from dondoc.people.models import Device, FeedToken, Invitation


@transaction.atomic
def forget_what_ended(*, before: datetime, now: datetime) -> dict[str, int]:
    """Erase names in invitations used, withdrawn or expired before a moment, and devices and calendar links given up.

    Expired sessions go at once, and with each session that is gone the address and browser it was opened from. Returns
    how many of each; repeating it changes nothing.
    """
    held = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gte=now)
    ended = Q(used_at__lt=before) | Q(withdrawn_at__lt=before) | Q(expires_at__lt=before)
    return {
        "invitations": Invitation.objects.filter(ended).exclude(full_name="").update(full_name=""),
        "devices": Device.objects.filter(revoked_at__lt=before).delete()[0],
        "feeds": FeedToken.objects.filter(revoked_at__lt=before).delete()[0],
        "origins": UserSession.objects.filter(~Exists(held)).delete()[0],
        "sessions": Session.objects.filter(expire_date__lt=now).delete()[0],
    }
