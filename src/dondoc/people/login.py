"""How allauth behaves in this house: no open sign-up, our words, no telling which accounts exist."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.base import forms as code_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.people.forms import password_sentences

MESSAGES = {
    "account/messages/password_changed.txt": gettext_lazy("Đã đổi mật khẩu."),
    "mfa/messages/totp_activated.txt": gettext_lazy("Đã bật mã xác thực. Lần đăng nhập sau, hệ thống hỏi mã này."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("Đã gỡ ứng dụng mã xác thực."),
    "mfa/messages/recovery_codes_generated.txt": gettext_lazy("Đã tạo mã dự phòng mới. Mã cũ không còn dùng được."),
    "mfa/messages/webauthn_added.txt": gettext_lazy("Đã thêm khóa truy cập."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("Đã gỡ khóa truy cập."),
}


class ClosedDoorAdapter(DefaultAccountAdapter):
    """Lets nobody make an account alone, and speaks in the words of this house."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": gettext_lazy("Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra rồi nhập lại"),
        "too_many_login_attempts": gettext_lazy("Đã thử nhiều lần. Chờ 5 phút rồi đăng nhập lại"),
        "enter_current_password": gettext_lazy("Mật khẩu hiện tại chưa đúng"),
        "incorrect_password": gettext_lazy("Mật khẩu chưa đúng. Kiểm tra rồi nhập lại"),
        "rate_limited": gettext_lazy("Đã thử nhiều lần. Chờ 5 phút rồi thử lại"),
        "incorrect_code": gettext_lazy("Mã chưa đúng hoặc đã hết hạn. Nhập mã đang hiện trong ứng dụng"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def clean_password(self, password: str, user: Any = None) -> str:
        wanting = password_sentences(password, user=user)
        if wanting:
            raise ValidationError(wanting)
        return password

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say only what this house has words for: that somebody is logged in, the page shows by itself."""
        sentence = MESSAGES.get(message_template or "")
        if sentence:
            messages.add_message(request, level, str(sentence), extra_tags=extra_tags)


class LoginForm(allauth_forms.LoginForm):
    """Login and password; a closed account answers like a wrong password."""

    remember = forms.BooleanField(
        label=gettext_lazy("Giữ đăng nhập 7 ngày trên máy này"),
        required=False,
        help_text=gettext_lazy("Sau 12 giờ không dùng, hệ thống hỏi lại. Không chọn trên máy dùng chung."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(self, "login", _("Tên đăng nhập"), _("Nhập tên đăng nhập"))
        _relabel(self, "password", _("Mật khẩu"), _("Nhập mật khẩu"))
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.user is not None and not self.user.is_active:
            raise ClosedDoorAdapter().validation_error("username_password_mismatch")
        return cleaned


class PasswordForm(allauth_forms.ChangePasswordForm):
    """The old password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(self, "oldpassword", _("Mật khẩu hiện tại"), _("Nhập mật khẩu hiện tại"))
        _relabel(self, "password1", _("Mật khẩu mới"), _("Nhập mật khẩu mới"))
        _relabel(self, "password2", _("Nhập lại mật khẩu mới"), _("Nhập lại mật khẩu mới"))
        self.fields["password1"].help_text = _("Từ 12 ký tự; một câu ngắn dễ nhớ là tốt nhất.")

    def clean(self) -> dict[str, Any]:
        cleaned = forms.Form.clean(self)
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("Hai lần nhập mật khẩu chưa giống nhau"))
        return cleaned


class _CodeField:
    """A code typed from an app or from paper; blanks in it do no harm."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(self, "code", _("Mã xác thực"), _("Nhập mã xác thực"))  # type: ignore[arg-type]
        self.fields["code"].help_text = self.hint  # type: ignore[attr-defined]
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocapitalize": "none"}  # type: ignore[attr-defined]


class CodeForm(_CodeField, code_forms.AuthenticateForm):
    """The second step of a login."""

    hint = gettext_lazy("6 chữ số trong ứng dụng, hoặc một mã dự phòng.")


class CodeAgainForm(_CodeField, code_forms.ReauthenticateForm):
    """A code once more before something that cannot be taken back."""

    hint = gettext_lazy("6 chữ số trong ứng dụng, hoặc một mã dự phòng.")


class CodeAppForm(_CodeField, ActivateTOTPForm):
    """The first code of an app that was just set up."""

    hint = gettext_lazy("6 chữ số đang hiện trong ứng dụng.")


class PasskeyForm(AddWebAuthnForm):
    """A passkey and what its owner calls it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Tên gọi (không bắt buộc)")
        self.fields["passwordless"].label = _("Đăng nhập chỉ bằng khóa này, không cần mật khẩu")
        self.fields["passwordless"].help_text = _("Máy sẽ hỏi vân tay, khuôn mặt hoặc mã của máy mỗi lần.")
        self.fields["credential"].error_messages["required"] = _(
            "Máy chưa gửi khóa. Bấm «Thêm khóa truy cập» và làm theo máy; trình duyệt cần bật JavaScript"
        )


class PasswordAgainForm(allauth_forms.ReauthenticateForm):
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(self, "password", _("Mật khẩu"), _("Nhập mật khẩu"))


def _relabel(form: forms.Form, name: str, label: str, wanted: str) -> None:
    field = form.fields[name]
    field.label, field.help_text = label, ""
    field.error_messages["required"] = wanted
    field.widget.attrs.pop("placeholder", None)


def display_name(user: Any) -> str:
    """Return how a person is greeted."""
    return user.full_name
