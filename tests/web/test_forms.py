import re
from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from dondoc.web.fields import DayField, PhoneField
from dondoc.web.forms import ComponentRenderer, HouseForm
from dondoc.web.gallery import SpecimenForm
from tests.web.drawing import draw

SATURDAY = date(2015, 9, 5)


@pytest.fixture
def wrong_form():
    form = SpecimenForm({"subject": "<b>Ổ</b>", "due": "31/9", "note": "giữ lại"})
    form.is_valid()
    return form


def test_field_has_label_hint_error_and_the_typed_value(wrong_form):
    drawn = draw("{{ field.as_field_group }}", field=wrong_form["due"])

    assert '<label class="field__label" for="id_due">Hạn hoàn thành</label>' in drawn
    assert 'id="id_due_helptext">Ví dụ 27/3 hoặc «thứ sáu»</p>' in drawn
    assert '<p class="field__error">Lỗi: Ngày này không có trong lịch. Kiểm tra lại ngày và tháng</p>' in drawn
    assert 'value="31/9"' in drawn
    assert 'aria-describedby="id_due_helptext id_due_error"' in drawn


def test_optional_fields_say_so_and_no_field_has_an_asterisk_or_required(wrong_form):
    drawn = draw("{{ form }}", form=wrong_form)

    assert drawn.count("(không bắt buộc)") == 4
    assert re.findall(r"\*|\srequired\b", drawn) == []


def test_choices_are_one_group_with_a_legend(wrong_form):
    drawn = draw("{{ field.as_field_group }}", field=wrong_form["progress"])

    assert '<legend class="field__label">Tình hình</legend>' in drawn
    assert drawn.count('<input type="radio" name="progress"') == 4
    assert '<fieldset class="field field--wrong" aria-describedby="id_progress_error">' in drawn


def test_single_checkbox_stands_before_its_label(wrong_form):
    drawn = draw("{{ field.as_field_group }}", field=wrong_form["obstacle"])

    assert re.search(r'<input type="checkbox"[^>]*> <span>Có vướng mắc', drawn)


def test_error_summary_repeats_the_words_and_leads_to_controls_that_exist(wrong_form):
    drawn = draw('<c-error-summary :form="form" />{{ form }}', form=wrong_form)

    targets = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', drawn)
    assert [target for target, words in targets] == ["id_due", "id_plan", "id_progress_0"]
    assert [words for target, words in targets if f"Lỗi: {words}</p>" not in drawn] == []
    assert [target for target, words in targets if f'id="{target}"' not in drawn] == []


def test_error_summary_without_errors_is_silent():
    assert draw('<c-error-summary :form="form" />', form=SpecimenForm()) == ""


def test_typed_text_comes_back_escaped(wrong_form):
    drawn = draw("{{ form }}", form=wrong_form)

    assert 'value="&lt;b&gt;Ổ&lt;/b&gt;"' in drawn
    assert "giữ lại</textarea>" in drawn


def test_left_out_fields_are_asked_for_by_name(wrong_form):
    class Short(HouseForm):
        subject = forms.CharField(label="Nội dung")
        fax = forms.CharField(label="UBND xã")
        paper = forms.FileField(label="Tệp kế hoạch")
        own = forms.CharField(label="Lý do", error_messages={"required": "Nêu lý do hủy"})

    form = Short({})
    form.is_valid()

    assert {name: list(errors) for name, errors in form.errors.items()} == {
        "subject": ["Nhập nội dung"],
        "fax": ["Nhập UBND xã"],
        "paper": ["Chọn tệp kế hoạch"],
        "own": ["Nêu lý do hủy"],
    }


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5/9/2015", date(2015, 9, 5)),
        (" 07-09-15 ", date(2015, 9, 7)),
        ("8 tháng 9", date(2015, 9, 8)),
        ("thứ hai", date(2015, 9, 7)),
        ("", None),
        (SATURDAY, SATURDAY),
    ],
)
def test_day_is_read_as_people_type_it(typed, day):
    assert DayField(today=SATURDAY, required=False).clean(typed) == day


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "required"), ("mai mốt", "unreadable"), ("31/9", "impossible"), ("thứ hai 8/9/2015", "wrong_weekday")],
)
def test_day_says_why_it_cannot_be_read(typed, code):
    with pytest.raises(forms.ValidationError) as refused:
        DayField(today=SATURDAY).clean(typed)

    assert refused.value.code == code


def test_day_without_a_clock_is_a_mistake_of_the_programmer():
    with pytest.raises(TypeError, match="set today"):
        DayField().clean("5/9")


def test_day_shown_again_has_not_changed():
    field = DayField(today=SATURDAY)

    assert (field.has_changed(SATURDAY, "05/09/2015"), field.has_changed(SATURDAY, "06/09/2015")) == (False, True)
    assert field.has_changed(None, "") is False


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("0912 345 678", "0912345678"), ("+84 912.345.678", "0912345678"), ("(0260) 3862-000", "02603862000"), ("", "")],
)
def test_phone_forgives_signs(typed, kept):
    assert PhoneField(required=False).clean(typed) == kept


@pytest.mark.parametrize("typed", ["12", "gọi sau", "09123456789012345"])
def test_phone_that_cannot_ring_is_asked_for_again(typed):
    with pytest.raises(forms.ValidationError, match="Nhập số điện thoại, ví dụ 0912 345 678"):
        PhoneField().clean(typed)


def test_a_file_form_needs_no_script(wrong_form):
    drawn = draw('<c-form files="1"><c-file-field :field="field" /></c-form>', field=wrong_form["evidence"])
    form = SpecimenForm({}, {"evidence": SimpleUploadedFile("a.pdf", b"x")})

    assert 'enctype="multipart/form-data"' in drawn
    assert '<input type="file" name="evidence"' in drawn
    assert "evidence" not in form.errors


@pytest.mark.parametrize("value", ["", "b", "<i>"])
def test_a_select_is_drawn_as_django_draws_it(value):
    groups = [
        ("", "Tất cả"),
        ("a", 'A & "B"'),
        ("b", mark_safe("<b>C</b>")),
        ("Nhóm <1>", [("<i>", "một"), ("d", "hai")]),
    ]
    attrs = {"class": "wide", "data-x": True, "disabled": False, "title": 'x"y'}
    ours = forms.Select(attrs=attrs, choices=groups).render("agency", value, renderer=ComponentRenderer())
    theirs = forms.Select(attrs=attrs, choices=groups).render("agency", value, renderer=DjangoTemplates())

    def plain(html: str) -> str:
        return " ".join(html.split()).replace("> <", "><")

    assert plain(ours) == plain(theirs)
