from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "dondoc.archive"
    label = "archive"

    def ready(self) -> None:
        from dondoc.web.nav import NavLink, hang

        hang(NavLink(label=_("Văn bản"), route="archive:register", need="see_all", order=45))
