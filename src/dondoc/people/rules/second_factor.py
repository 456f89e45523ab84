"""Who proves their sign-in twice: staff by a code of an app or a passkey; focal points have PIN and device instead."""

from collections.abc import Collection

from dondoc.people.enums import Role
from dondoc.people.rules.pins import may_use_pin


def needs_second_factor(roles: Collection[Role | str], *, may_found: bool, is_demo: bool) -> bool:
    """Say whether a person with these roles has to have a second factor; accounts of the demo have no password."""
    if is_demo:
        return False
    return may_found or bool(roles) and not may_use_pin(roles)
