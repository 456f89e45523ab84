from django.apps import AppConfig


class CongressRoomConfig(AppConfig):
    name = "dondoc.congress"
    label = "congress"
