"""Take a person out of what was sent: addresses, words, inbox."""

from django.db.models import Q

from dondoc.notices.models import Delivery, Digest, Notice, Preference

_GONE = "đã xóa theo yêu cầu"


def forget_person(*, user_id: int, addresses: list[str]) -> None:
    """Clear messages to a person, part of the transaction that erases the person.

    That something was sent, when and with what outcome stays; to whom and in which words does not. What still waits is
    dropped. The inbox goes as a whole.
    """
    to_person = Q(recipient_id=user_id)
    for address in filter(None, addresses):
        to_person |= Q(address__iexact=address)
    for row in Delivery.objects.filter(to_person).only("pk", "state"):
        changes = {"key": f"erased:{row.pk}", "address": "", "subject": _GONE, "text": "", "path": "", "error": ""}
        if row.state not in ("sent", "failed"):
            changes["state"] = "dropped"
        Delivery.objects.filter(pk=row.pk).update(**changes)
    Notice.objects.filter(recipient_id=user_id).delete()
    Preference.objects.filter(user_id=user_id).delete()
    ends = Q(about=f"user:{user_id}") | Q(about__endswith=f":user:{user_id}")
    Digest.objects.filter(ends).delete()
