"""What people type into the directory, into invitations and about themselves."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.people import queries
from dondoc.people.access import Seat
from dondoc.people.enums import AgencyKind, Role
from dondoc.people.models import User
from dondoc.people.rules.invitations import roles_offered_by
from dondoc.web.fields import DayField, InstanceField, PhoneField, VersionField
from dondoc.web.forms import HouseForm

_NONE = gettext_lazy("Không chọn")


class AgencyForm(HouseForm):
    """An agency as it is added."""

    instance_id = InstanceField()
    name = forms.CharField(label=gettext_lazy("Tên cơ quan"), max_length=200)
    short_name = forms.CharField(label=gettext_lazy("Tên viết gọn"), max_length=80, required=False)
    code = forms.CharField(
        label=gettext_lazy("Mã"),
        max_length=30,
        required=False,
        help_text=gettext_lazy("Để trống để hệ thống đặt theo chữ cái đầu, ví dụ SYT."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Khối"),
        required=False,
        choices=[("", gettext_lazy("Tự xếp theo tên")), *AgencyKind.choices],
    )
    area = forms.ModelChoiceField(label=gettext_lazy("Địa bàn"), queryset=None, required=False, empty_label=_NONE)
    phone = PhoneField(label=gettext_lazy("Điện thoại"), max_length=30, required=False)
    valid_from = DayField(label=gettext_lazy("Hoạt động từ ngày"), required=False)
    valid_until = DayField(label=gettext_lazy("Hoạt động đến trước ngày"), required=False)
    aliases = forms.CharField(
        label=gettext_lazy("Cách viết khác"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Mỗi dòng một cách viết gặp trong văn bản, ví dụ Sở VHTT&DL."),
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = queries.area_agencies(seat.congress.pk)
        _tell_today(self, seat.today)

    def clean_aliases(self) -> list[str]:
        """Return one name a line."""
        return [line.strip() for line in self.cleaned_data["aliases"].splitlines() if line.strip()]


class AgencyChangeForm(AgencyForm):
    """An agency as it is changed: its code stays, its other names have forms of their own."""

    instance_id = code = aliases = None
    ver = VersionField()
    kind = forms.ChoiceField(label=gettext_lazy("Khối"), choices=AgencyKind.choices)


class AliasForm(HouseForm):
    """Another way papers write an agency's name."""

    text = forms.CharField(label=gettext_lazy("Cách viết khác"), max_length=200)


class SuccessionForm(HouseForm):
    """Who carries on the work of an agency, and from when."""

    ver = VersionField()
    successor = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan kế tục"), queryset=None, empty_label=gettext_lazy("Chọn cơ quan")
    )
    on = DayField(label=gettext_lazy("Kể từ ngày"))

    def __init__(self, *args: Any, seat: Seat, agency_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = queries.agencies(seat.congress.pk).exclude(pk=agency_id)
        _tell_today(self, seat.today)


class RoleForm(HouseForm):
    """A role and, where it needs one, the agency it is held for."""

    role = forms.ChoiceField(label=gettext_lazy("Vai trò"), widget=forms.RadioSelect)
    agency = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan"),
        queryset=None,
        required=False,
        empty_label=_NONE,
        help_text=gettext_lazy("Chọn khi mời đầu mối hoặc người thẩm định."),
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = roles_offered_by(seat.permissions)
        self.fields["role"].choices = [(role.value, role.label) for role in offered]
        self.fields["agency"].queryset = queries.agencies(seat.congress.pk, on=seat.today)

    def clean_role(self) -> Role:
        """Return the role as a member of its list."""
        return Role(self.cleaned_data["role"])


class InvitationForm(RoleForm):
    """An offer of a role to somebody without an account."""

    instance_id = InstanceField()
    full_name = forms.CharField(label=gettext_lazy("Họ và tên người được mời"), max_length=120, required=False)
    field_order = ["full_name", "role", "agency"]


class GrantForm(RoleForm):
    """A role for somebody who has an account."""

    username = forms.CharField(label=gettext_lazy("Tên đăng nhập"), max_length=60)
    field_order = ["username", "role", "agency"]

    def clean_username(self) -> User:
        """Return the account itself; only those who may give roles learn whether it exists."""
        user = queries.user_by_username(self.cleaned_data["username"])
        if user is None or not user.is_active:
            raise ValidationError(_("Chưa có tài khoản mang tên đăng nhập này. Gửi lời mời thay vì giao vai trò"))
        return user


class NewAccountForm(HouseForm):
    """What an invited person says to get an account."""

    full_name = forms.CharField(
        label=gettext_lazy("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    username = forms.CharField(
        label=gettext_lazy("Tên đăng nhập"),
        max_length=60,
        help_text=gettext_lazy("Chữ thường không dấu, chữ số, dấu chấm, ví dụ nguyenvanan."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Mật khẩu"),
        strip=False,
        help_text=gettext_lazy("Từ 12 ký tự; một câu ngắn dễ nhớ là tốt nhất."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeated = forms.CharField(
        label=gettext_lazy("Nhập lại mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Check the password against the rules of the installation, and that it was typed twice alike."""
        cleaned = super().clean()
        password, repeated = cleaned.get("password"), cleaned.get("repeated")
        if not password or not repeated:
            return cleaned
        if password != repeated:
            self.add_error("repeated", _("Hai lần nhập mật khẩu chưa giống nhau"))
        someone = User(username=cleaned.get("username", ""), full_name=cleaned.get("full_name", ""))
        for sentence in password_sentences(password, user=someone):
            self.add_error("password", sentence)
        return cleaned


class PinForm(HouseForm):
    """The PIN of the device at hand."""

    pin = forms.CharField(
        label=gettext_lazy("Mã PIN 6 chữ số"),
        max_length=20,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "current-password"}),
    )

    def clean_pin(self) -> str:
        """Return the digits without the spaces some people type between them."""
        return "".join(self.cleaned_data["pin"].split())


class NewPinForm(PinForm):
    """A PIN for the device at hand, typed twice; the password proves who asks for it."""

    repeated = forms.CharField(
        label=gettext_lazy("Nhập lại mã PIN"),
        max_length=20,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "new-password"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Mật khẩu hiện tại"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, asks_password: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pin"].widget.attrs["autocomplete"] = "new-password"
        self.fields["pin"].help_text = _("Dùng để đăng nhập trên máy này trong những lần sau.")
        if not asks_password:
            del self.fields["password"]

    def clean(self) -> dict[str, Any]:
        """Check that the PIN was typed twice alike."""
        cleaned = super().clean()
        pin, repeated = cleaned.get("pin"), "".join((cleaned.get("repeated") or "").split())
        if pin and repeated and pin != repeated:
            self.add_error("repeated", _("Hai lần nhập mã PIN chưa giống nhau"))
        return cleaned


class ProfileForm(HouseForm):
    """What a person says about themselves."""

    ver = VersionField()
    full_name = forms.CharField(
        label=gettext_lazy("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    function_title = forms.CharField(label=gettext_lazy("Chức vụ"), max_length=160, required=False)
    phone = PhoneField(label=gettext_lazy("Điện thoại"), max_length=20, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"),
        required=False,
        error_messages={"invalid": gettext_lazy("Nhập địa chỉ thư, ví dụ ten@coquan.gov.vn")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Ngôn ngữ"), choices=settings.LANGUAGES, widget=forms.RadioSelect)


def password_sentences(password: str, *, user: User | None = None) -> list[str]:
    """Return what is still wanting in a password, in words that say what to do; nothing when it is strong enough."""
    words = {
        "password_too_short": _("Mật khẩu cần ít nhất 12 ký tự"),
        "password_too_common": _("Mật khẩu này hay bị đoán. Chọn một câu ngắn chỉ mình biết"),
        "password_too_similar": _("Mật khẩu gần giống tên. Chọn mật khẩu khác tên đăng nhập và họ tên"),
    }
    try:
        password_validation.validate_password(password, user)
    except ValidationError as refused:
        return [words.get(error.code, str(error.message)) for error in refused.error_list]
    return []


def _tell_today(form: forms.Form, today: date) -> None:
    for field in form.fields.values():
        if isinstance(field, DayField):
            field.today = today
