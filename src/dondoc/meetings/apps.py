from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.web.nav import NavLink, hang
from dondoc.web.panels import hang as hang_panel


class MeetingsConfig(AppConfig):
    name = "dondoc.meetings"
    label = "meetings"

    def ready(self) -> None:
        from dondoc.meetings import receivers  # noqa: F401 -- a notice that gets its number is heard from the start
        from dondoc.meetings.panels import TASK_PANEL

        hang_panel(TASK_PANEL)
        hang(NavLink(label=_("Cuộc họp"), route="meetings:list", need="see_all", order=42))
        hang(NavLink(label=_("Cuộc họp"), route="meetings:list", need="see_own", order=42))
