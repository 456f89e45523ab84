"""Addresses of the desk below `/c/<congress>/`."""

from django.urls import path

from dondoc.desk.views import figures, home, own, reports

app_name = "desk"

urlpatterns = [
    path("", home.home, name="home"),
    path("desk/screen", home.screen, name="screen"),
    path("desk/look", home.look, name="look"),
    path("desk/mine", own.mine, name="mine"),
    path("desk/search", own.search, name="search"),
    path("desk/figures", figures.figures, name="figures"),
    path("desk/figures.xlsx", figures.figures_file, {"kind": "xlsx"}, name="figures-xlsx"),
    path("desk/figures.docx", figures.figures_file, {"kind": "docx"}, name="figures-docx"),
    path("desk/reports", reports.reports, name="reports"),
    path("desk/assignment", reports.assignment, name="assignment"),
    path("desk/history", figures.history, name="history"),
]
