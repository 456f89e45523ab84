from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.web.nav import NavLink, hang


class DeskConfig(AppConfig):
    name = "dondoc.desk"
    label = "desk"

    def ready(self) -> None:
        from dondoc.archive import composers
        from dondoc.archive.enums import PaperKind
        from dondoc.desk import composing
        from dondoc.desk.queries.digests import agency_digest, head_digest
        from dondoc.notices.digests import AGENCY, HEAD, register

        composers.hang(PaperKind.REPORT, composing.compose_report)
        composers.hang(PaperKind.ASSIGNMENT, composing.compose_assignment)
        register(HEAD, head_digest)
        register(AGENCY, agency_digest)
        hang(NavLink(label=_("Tổng quan"), route="desk:home", need="see_figures", order=10, key="t"))
        hang(NavLink(label=_("Việc của cơ quan"), route="desk:mine", need="see_own", order=15))
        hang(NavLink(label=_("Số liệu"), route="desk:figures", need="see_figures", order=50))
