"""Django's forms in the house's components: `{{ form.due.as_field_group }}` gives label, hint, error and control."""

from typing import Any

from django import forms
from django.forms import BoundField, Widget
from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

_OWN_WIDGETS = {
    "django/forms/widgets/radio.html": "web/forms/choices.html",
    "django/forms/widgets/checkbox_select.html": "web/forms/choices.html",
    "django/forms/widgets/clearable_file_input.html": "web/forms/file.html",
}

_SELECT = "django/forms/widgets/select.html"
_DJANGO_ROWS, _OUR_ROWS = "10", "4"
_CHOSEN = (forms.ChoiceField, forms.FileField)


class ComponentField(BoundField):
    """A field of a form on a page. It never says `required`: the server checks, the page explains."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        built.pop("required", None)
        drawn = widget or self.field.widget
        if isinstance(drawn, forms.Textarea) and drawn.attrs.get("rows") == _DJANGO_ROWS:
            built.setdefault("rows", _OUR_ROWS)
        return built


class ComponentRenderer(DjangoTemplates):
    """Draws fields with the components and leaves plain inputs to Django."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"
    bound_field_class = ComponentField

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if template_name == _SELECT:
            return _select(context["widget"])
        return super().render(template_name, context, request)

    def get_template(self, template_name: str) -> Any:
        own = _OWN_WIDGETS.get(template_name, template_name)
        return get_template(own) if own.startswith("web/") else super().get_template(template_name)


def _select(widget: dict[str, Any]) -> SafeString:
    """Draw a select as Django does, without a template for each option: a list may offer a thousand agencies."""
    held: list[str] = []
    for group, options, _index in widget["optgroups"]:
        drawn = [
            f'<option value="{conditional_escape(one["value"])}"{_attributes(one["attrs"])}>'
            f"{conditional_escape(one['label'])}</option>"
            for one in options
        ]
        held += [f'<optgroup label="{conditional_escape(group)}">', *drawn, "</optgroup>"] if group else drawn
    head = f'<select name="{conditional_escape(widget["name"])}"{_attributes(widget["attrs"])}>'
    return mark_safe("\n".join([head, *held, "</select>"]))  # noqa: S308 -- every value above is escaped


def _attributes(attrs: dict[str, Any]) -> str:
    shown = ((conditional_escape(name), value) for name, value in attrs.items() if value is not False)
    return "".join(f" {name}" if value is True else f' {name}="{conditional_escape(value)}"' for name, value in shown)


class HouseForm(forms.Form):
    """A form whose refusals say what to do, in the words of its own labels: «Nhập nội dung», «Chọn tệp»."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _asked_for(str(field.label or name), field)


def _asked_for(label: str, field: forms.Field) -> str:
    """Return what a person left out, as a request; words written in capitals keep them."""
    keeps_capital = label[1:2].isupper()
    words = label if keeps_capital else label[:1].lower() + label[1:]
    sentence = _("Chọn %(what)s") if isinstance(field, _CHOSEN) else _("Nhập %(what)s")
    return sentence % {"what": words}
