"""What somebody may do with a task they see: by the parts of their own agencies and by their permissions."""

from collections.abc import Collection

from dondoc.people.enums import Permission
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import Need


def may(need: Need, *, own_roles: Collection[PartyRole | str], permissions: Collection[Permission]) -> bool:
    """Return whether a person may do this with a task they may see.

    own_roles: the roles the person's own agencies have in the task. A lead's work is reported by the lead, a
    coordinating part only by that agency, and a verdict is given only by an appraising agency; nobody does it for them.
    """
    roles = {PartyRole(role) for role in own_roles}
    if need == Need.REPORT:
        return PartyRole.LEAD in roles and Permission.REPORT_WORK in permissions
    if need == Need.COORDINATE:
        return PartyRole.COORDINATING in roles and Permission.REPORT_WORK in permissions
    if need == Need.APPRAISE:
        return PartyRole.APPRAISING in roles and Permission.APPRAISE_WORK in permissions
    if need == Need.DIRECT:
        return Permission.DIRECT_WORK in permissions
    if need == Need.DECIDE:
        return Permission.DIRECT_WORK in permissions or Permission.DECIDE in permissions
    return need == Need.SEE
