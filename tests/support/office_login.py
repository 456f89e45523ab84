"""A login server of an office (OpenID Connect) to sign in against: `python -m tests.support.office_login PORT RETURN_URL`.

A real provider, allauth's own, with one person (login from argument 3, password from 4) and a database in memory.
"""

import sys
from pathlib import Path
from tempfile import mkdtemp
from wsgiref.simple_server import WSGIRequestHandler, make_server
from zlib import crc32

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "dondoc", "mot bi mat cua co quan"


def main(port: int, return_url: str, login: str, password: str) -> None:
    """Serve until killed."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    from django.conf import settings

    settings.configure(
        SECRET_KEY="only-for-tests",
        ALLOWED_HOSTS=["*"],
        DEBUG=True,
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(Path(mkdtemp(prefix="office-login-")) / "office.sqlite3"),
            }
        },
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        ACCOUNT_LOGIN_METHODS={"username"},
        ACCOUNT_SIGNUP_FIELDS=["username*", "password1*", "password2*"],
        ACCOUNT_EMAIL_VERIFICATION="none",
        SESSION_COOKIE_NAME="office_session",
        CSRF_COOKIE_NAME="office_csrf",
        IDP_OIDC_PRIVATE_KEY=key.decode(),
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    import django

    django.setup()
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth import get_user_model
    from django.contrib.auth.hashers import make_password
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application
    from django.urls import include, path

    global urlpatterns
    urlpatterns = [path("accounts/", include("allauth.urls")), path("", include("allauth.idp.urls"))]
    call_command("migrate", verbosity=0)
    address = f"{login}@co-quan.example"
    # Another number for every login: the site under test remembers people by it.
    person = get_user_model().objects.create_user(login, address, password, pk=crc32(login.encode()))
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    Client.objects.create(
        id=CLIENT,
        name="dondoc",
        secret=make_password(SECRET),
        scopes="openid\nprofile\nemail",
        redirect_uris=return_url,
        skip_consent=True,
    )
    print("ready", flush=True)
    make_server("127.0.0.1", port, get_wsgi_application(), handler_class=_Quiet).serve_forever()


class _Quiet(WSGIRequestHandler):
    """Says nothing about requests."""

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


urlpatterns: list = []

if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4])
