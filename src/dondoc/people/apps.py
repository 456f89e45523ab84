from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "dondoc.people"
    label = "people"
