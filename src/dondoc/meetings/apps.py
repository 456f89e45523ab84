from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.web.nav import NavLink, hang
from dondoc.web.panels import hang as hang_panel


class MeetingsConfig(AppConfig):
    name = "dondoc.meetings"
    label = "meetings"

    def ready(self) -> None:
        from dondoc.archive import composers
        from dondoc.archive.enums import PaperKind
        from dondoc.meetings import composing, receivers  # noqa: F401 -- hearing begins with the import
        from dondoc.meetings.panels import TASK_PANEL
        from dondoc.meetings.queries.calendar import dates_of
        from dondoc.tasks.queries.feed import hang_dates

        hang_dates(dates_of)
        hang_panel(TASK_PANEL)
        composers.hang(PaperKind.NOTICE, composing.compose_notice)
        composers.hang(PaperKind.INVITATION, composing.compose_invitation)

        hang(NavLink(label=_("Cuộc họp"), route="meetings:list", need="see_all", order=42))
        hang(NavLink(label=_("Cuộc họp"), route="meetings:list", need="see_own", order=42))
