"""What each role may do. The page «Ai được làm gì» is printed from this table."""

from collections.abc import Iterable

from dondoc.people.enums import Permission, Role

_ALL_SEEING = frozenset({Permission.SEE_ALL, Permission.SEE_FIGURES})

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.HEAD: _ALL_SEEING | {Permission.SEE_HISTORY, Permission.DECIDE},
    Role.SECRETARIAT: _ALL_SEEING
    | {
        Permission.TAKE_IN_PLANS,
        Permission.EDIT_CONGRESS,
        Permission.EDIT_AGENCIES,
        Permission.INVITE,
        Permission.SEE_HISTORY,
        Permission.DIRECT_WORK,
        Permission.FOLLOW_FILINGS,
        Permission.URGE,
        Permission.HANDLE_OBSTACLES,
        Permission.HOLD_MEETINGS,
        Permission.ISSUE_PAPERS,
        Permission.MANAGE_CHANNELS,
    },
    Role.APPRAISER: frozenset({Permission.SEE_OWN, Permission.APPRAISE_WORK}),
    Role.FOCAL: frozenset({Permission.SEE_OWN, Permission.REPORT_WORK}),
    # An administrator sets the congress up; what agencies report, appraise and the head decides is not theirs.
    Role.ADMIN: frozenset(Permission)
    - {Permission.SEE_OWN, Permission.REPORT_WORK, Permission.APPRAISE_WORK, Permission.DECIDE},
}


def permissions_of(roles: Iterable[Role]) -> frozenset[Permission]:
    """Return everything these roles together may do."""
    return frozenset().union(*(GRANTS[Role(role)] for role in roles))


def needs_agency(role: Role) -> bool:
    """Say whether a role is held for an agency."""
    return role in (Role.FOCAL, Role.APPRAISER)
