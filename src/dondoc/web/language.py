"""Which language a page speaks: the one its reader chose, otherwise Vietnamese."""

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation import get_supported_language_variant


class ChosenLanguage(LocaleMiddleware):
    """Takes the language from the choice made on the page and never from the browser.

    Most office machines here run an English browser; its header says nothing about the person in front of it.
    """

    def process_request(self, request: HttpRequest) -> None:
        translation.activate(chosen_language(request))
        request.LANGUAGE_CODE = translation.get_language()


def chosen_language(request: HttpRequest) -> str:
    """Return the language of the reader's cookie, or the language of the installation."""
    try:
        return get_supported_language_variant(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))
    except LookupError:
        return str(settings.LANGUAGE_CODE)
