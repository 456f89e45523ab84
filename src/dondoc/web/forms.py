"""Django's forms in the house's components: `{{ form.due.as_field_group }}` gives label, hint, error and control."""

from typing import Any

from django.forms import BoundField, Widget
from django.forms.renderers import DjangoTemplates
from django.template.backends.base import BaseEngine
from django.template.loader import get_template

_OWN_WIDGETS = {
    "django/forms/widgets/radio.html": "web/forms/choices.html",
    "django/forms/widgets/checkbox_select.html": "web/forms/choices.html",
    "django/forms/widgets/clearable_file_input.html": "web/forms/file.html",
}


class ComponentField(BoundField):
    """A field of a form on a page. It never says `required`: the server checks, the page explains."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        built.pop("required", None)
        return built


class ComponentRenderer(DjangoTemplates):
    """Draws fields with the components and leaves plain inputs to Django."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"
    bound_field_class = ComponentField

    def get_template(self, template_name: str) -> BaseEngine:
        own = _OWN_WIDGETS.get(template_name, template_name)
        return get_template(own) if own.startswith("web/") else super().get_template(template_name)
