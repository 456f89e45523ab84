from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CongressRoomConfig(AppConfig):
    name = "dondoc.congress"
    label = "congress"

    def ready(self) -> None:
        from dondoc.people.enums import Permission
        from dondoc.web.nav import NavLink, hang

        hang(NavLink(_("Quản trị"), "congress:setup", Permission.EDIT_CONGRESS, 90))
