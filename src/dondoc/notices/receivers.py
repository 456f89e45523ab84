"""What is told below: a person is erased."""

from typing import Any

from django.dispatch import receiver

from dondoc.notices.actions.erasure import forget_person
from dondoc.people.signals import person_erased


@receiver(person_erased, dispatch_uid="notices.forget_person")
def forget(*, user_id: int, before: dict[str, str], **_: Any) -> None:
    """Clear what was sent to the person."""
    forget_person(user_id=user_id, addresses=[before["email"], before["phone"]])
