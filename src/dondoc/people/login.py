"""How allauth behaves in this house: no open sign-up, accounts come by invitation or from the command line."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoorAdapter(DefaultAccountAdapter):
    """Lets nobody make an account alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def display_name(user: Any) -> str:
    """Return how a person is greeted."""
    return user.full_name
