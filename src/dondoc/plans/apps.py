from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.web.nav import NavLink, hang


class PlansConfig(AppConfig):
    name = "dondoc.plans"
    label = "plans"

    def ready(self) -> None:
        from dondoc.archive import composers, subjects
        from dondoc.archive.enums import PaperKind
        from dondoc.plans import access, composing, receivers  # noqa: F401 -- hearing of successions begins at start

        subjects.hang("plans.plan", access.plan_subject)
        composers.hang(PaperKind.PLAN, composing.compose_plan)
        composers.hang(PaperKind.COVERAGE, composing.compose_coverage)

        hang(NavLink(label=_("Kế hoạch"), route="plans:list", need="see_all", order=20, key="k"))
        hang(NavLink(label=_("Kế hoạch của cơ quan"), route="plans:own", need="see_own", order=20))
