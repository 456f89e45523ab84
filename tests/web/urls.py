"""Addresses of this room alone, and a page of every kind that can go wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from dondoc.web import errors
from dondoc.web.errors import Clash


def clash(request: HttpRequest) -> HttpResponse:
    return errors.conflict(
        request,
        title="Nhiệm vụ vừa được sửa",
        clashes=[Clash("Nội dung", "Treo pano", "Treo cờ")],
        saved_by="Thư ký",
        current_ver=4,
        back_url="/tasks/KH06-II-3",
    )


def frame(request: HttpRequest) -> HttpResponse:
    return render(request, "web/base.html")


urlpatterns = [
    path("", include("dondoc.web.urls")),
    path("clash", clash),
    path("frame", frame),
]
handler404 = "dondoc.web.errors.not_found"
handler500 = "dondoc.web.errors.server_error"
