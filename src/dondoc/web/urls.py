from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from dondoc.web import views

app_name = "web"

urlpatterns = [
    path("web/gallery/", views.gallery, name="gallery"),
    path("web/language", login_not_required(set_language), name="language"),
    path("help", views.help_page, name="help"),
    path("privacy", views.privacy, name="privacy"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
