"""How the second factor behaves here: our words, and secrets that a copy of the database does not give away."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.people.queries import live_roles
from dondoc.people.rules.second_factor import needs_second_factor

NEEDS_SECOND_KEY = "needs_second_factor"


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the seeds of codes encrypted with the installation's key, which is not in the database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy("Vai trò này cần xác thực hai lớp. Thêm cách khác trước khi gỡ"),
        "cannot_generate_recovery_codes": gettext_lazy("Bật mã xác thực hoặc khóa truy cập trước khi lấy mã dự phòng"),
        "incorrect_code": gettext_lazy("Mã chưa đúng hoặc đã hết hạn. Nhập mã đang hiện trong ứng dụng"),
    }

    def get_totp_issuer(self) -> str:
        return "dondoc"

    def get_totp_label(self, user: Any) -> str:
        return user.username

    def build_totp_svg(self, url: str) -> str:
        drawing = super().build_totp_svg(url)
        return drawing[drawing.index("<svg") :]

    def encrypt(self, text: str) -> str:
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _keys().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Let the last second factor go only where none is needed."""
        if not is_needed(authenticator.user):
            return True
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        held = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Khóa truy cập %(number)s") % {"number": held + 1}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        return super().get_public_key_credential_user_entity(user) | {"name": user.username}


def is_needed(user: Any) -> bool:
    """Say whether this person has to have a second factor on this installation."""
    if settings.SECOND_FACTOR != "required":
        return False
    return needs_second_factor(live_roles(user.pk), may_found=user.may_found, is_demo=user.is_demo)


def has_one(user: Any) -> bool:
    """Say whether a code of an app or a passkey is set up."""
    rows = Authenticator.objects.filter(user=user)
    return rows.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def _keys() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(f"second factor {key}".encode()).digest())) for key in secrets])
