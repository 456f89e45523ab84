from django.urls import path

from dondoc.archive import views

app_name = "archive"

urlpatterns = [
    path("", views.papers, name="papers"),
    path("versions/<int:version_id>", views.download, name="download"),
]
