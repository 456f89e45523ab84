from django.urls import path

from dondoc.safekeeping import views

app_name = "safekeeping"

urlpatterns = [path("metrics", views.metrics, name="metrics")]
