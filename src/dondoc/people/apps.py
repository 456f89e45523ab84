from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "dondoc.people"
    label = "people"

    def ready(self) -> None:
        from dondoc.people import receivers  # noqa: F401 -- hearing of logins begins with the import
        from dondoc.people.enums import Permission
        from dondoc.web.nav import NavLink, hang

        hang(NavLink(_("Danh bạ"), "people:agencies", Permission.EDIT_AGENCIES, 80))
