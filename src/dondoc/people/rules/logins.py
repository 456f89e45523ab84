"""What a login may look like."""

import re

_LOGIN = re.compile(r"[a-z0-9](?:[a-z0-9._-]{1,58}[a-z0-9])")


def is_login(text: str) -> bool:
    """Say whether a text may be a login: 3 to 60 small letters without marks, digits and inner signs . _ -"""
    return _LOGIN.fullmatch(text) is not None
