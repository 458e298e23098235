"""Settings, from the environment only. Every variable is explained in .env.example."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path
from typing import Any

import pghistory
import pgtrigger
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from icc_coop import environment as env

BASE_DIR = Path(__file__).resolve().parent.parent

# --- Where this instance keeps its files -------------------------------------------------------------------------

VAR = env.folder("ICC_VAR", BASE_DIR / "var")
MEDIA_ROOT = VAR / "files"

# --- Security ----------------------------------------------------------------------------------------------------

DEBUG = env.flag("ICC_DEBUG", default=False)
PRODUCTION = env.flag("ICC_PRODUCTION", default=False)


def _kept_secret() -> str:
    """The secret of an instance for trying out: made once, readable by its user alone."""
    file = VAR / "secret_key"
    if not file.exists():
        with tempfile.NamedTemporaryFile("w", dir=VAR) as new:  # readable by its owner alone
            new.write(secrets.token_urlsafe(60))
            new.flush()
            with contextlib.suppress(FileExistsError):  # another process was faster
                os.link(new.name, file)
    return file.read_text()


SECRET_KEY = env.text("ICC_SECRET_KEY") if PRODUCTION else env.text("ICC_SECRET_KEY", "") or _kept_secret()
if PRODUCTION and len(SECRET_KEY) < 50:
    env.refuse("ICC_SECRET_KEY", "is too short; give at least 50 random characters.")
if PRODUCTION and DEBUG:
    env.refuse("ICC_DEBUG", "must be off where ICC_PRODUCTION is on.")
ALLOWED_HOSTS = env.words("ICC_HOSTS") if PRODUCTION else env.words("ICC_HOSTS", "localhost,127.0.0.1,[::1]")
if PRODUCTION and not ALLOWED_HOSTS:
    env.refuse("ICC_HOSTS", "is not set; name the hosts that the register answers to, separated by commas.")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if PRODUCTION else []
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
if env.flag("ICC_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = env.number("ICC_SESSION_HOURS", 12, least=1, most=24 * 30) * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

SITE_URL = env.text(
    "ICC_URL", f"https://{ALLOWED_HOSTS[0]}" if PRODUCTION else "http://127.0.0.1:8000"
).rstrip("/")

# --- Applications ------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "icc_coop.administration.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "pghistory",
    "pgtrigger",
    "rest_framework",
    "common",
    "accounts",
    "partners",
    "requests_app",
    "arrests",
    "agreements",
    "pursuit",
    "reports",
    "icc_coop",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "accounts.middleware.UnkeptMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.TokenMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.SightMiddleware",  # last: calls the view itself
]

ROOT_URLCONF = "icc_coop.urls"
WSGI_APPLICATION = "icc_coop.wsgi.application"
# Form widgets may have templates of our own.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "icc_coop.context.frame",
            ],
        },
    }
]

# --- Data --------------------------------------------------------------------------------------------------------

# `owner` runs migrations. `default` is what web, worker and commands use: the role icc_app, bound by row security.
_embedded: dict[str, Any] = {"ENGINE": "icc_coop.embedded", "NAME": "icc_coop"}
if env.text("DATABASE_URL", ""):
    _owner = env.database("DATABASE_URL")
    if env.text("DATABASE_APP_URL", ""):
        _default = env.database("DATABASE_APP_URL")
    else:
        _default = {**_owner, "OPTIONS": {**_owner["OPTIONS"], "assume_role": "icc_app"}}
else:
    _owner = {**_embedded, "USER": "postgres"}
    _default = {**_embedded, "USER": "icc_app"}
DATABASES = {
    # DRF rolls back a refused write only where it finds this flag; the transaction itself is SightMiddleware's.
    "default": {
        **_default,
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"MIRROR": "owner"},
    },
    "owner": _owner,
}
DATABASE_ROUTERS = ["icc_coop.routers.MigrationsByOwner"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="history", null=True)
PGHISTORY_LEVEL = pgtrigger.Statement

REDIS_URL = env.redis("REDIS_URL")
CACHES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# --- Sign-in -----------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "accounts.passwords.NewPassword"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser, or after its hours
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PRESERVE_USERNAME_CASING = False

# --- E-mail ------------------------------------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = env.text("ICC_EMAIL_FROM", "register@localhost")
if env.text("ICC_EMAIL_HOST", ""):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = env.text("ICC_EMAIL_HOST")
    EMAIL_PORT = env.number("ICC_EMAIL_PORT", 587, least=1, most=65_535)
    EMAIL_HOST_USER = env.text("ICC_EMAIL_USER", "")
    EMAIL_HOST_PASSWORD = env.text("ICC_EMAIL_PASSWORD", "")
    EMAIL_USE_TLS = env.flag("ICC_EMAIL_TLS", default=True)
    EMAIL_TIMEOUT = 20
else:
    # Without a mail server, messages are files in var/mail.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"
    EMAIL_FILE_PATH.mkdir(mode=0o700, exist_ok=True)

# --- Jobs --------------------------------------------------------------------------------------------------------

CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost//"
if not REDIS_URL:
    for _folder in ("queue", "control", "processed"):
        (VAR / "broker" / _folder).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(VAR / "broker" / "queue"),
        "data_folder_out": str(VAR / "broker" / "queue"),
        "control_folder": str(VAR / "broker" / "control"),
        "processed_folder": str(VAR / "broker" / "processed"),
        "store_processed": False,
    }
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat-schedule")

# --- Language, time, files ---------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
FORMAT_MODULE_PATH = ["common.formats"]

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
# Uploads may hold what is sealed: on a shared machine nobody but the register reads them.
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
FILE_UPLOAD_HANDLERS = [
    "common.uploads.Ceiling",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Bytes of one document, and of all documents of a request together; an upload at once is never larger than these.
DOCUMENT_LARGEST = env.number("ICC_DOCUMENT_MB", 50, least=1, most=2_000) * 2**20
DOCUMENTS_LARGEST = env.number("ICC_DOCUMENTS_MB", 500, least=1, most=20_000) * 2**20
UPLOAD_CEILING = DOCUMENTS_LARGEST + 2**20  # with the fields of the form

# --- Libraries ---------------------------------------------------------------------------------------------------

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False
API_PER_MINUTE = env.number("ICC_API_PER_MINUTE", 600, least=1, most=1_000_000)
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.api.authentication.ByToken",
        "accounts.api.authentication.SignedIn",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["common.api.parsers.Json"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["accounts.api.throttles.OfPerson"],
    "EXCEPTION_HANDLER": "common.api.problems.problem",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Cooperation register",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    # The name of each vocabulary, where its fields would give it several.
    "ENUM_NAME_OVERRIDES": {
        vocabulary: f"{app}.vocab.{vocabulary}"
        for app, vocabularies in {
            "accounts": ["Level", "Organ"],
            "partners": ["PartnerKind", "RegionalGroup", "Standing", "TreatyEventKind"],
            "requests_app": [
                *("DocumentKind", "EventKind", "Family", "Medium", "Originator", "Outcome"),
                *("Reason", "Satisfaction", "Status"),
            ],
            "agreements": ["AgreementKind"],
            "arrests": ["Confidence", "Credibility", "Reliability", "Scenario", "TermKind"],
            "pursuit": [
                *("Actor", "CaseEventKind", "CaseStatus", "CostCategory", "Currency", "DutyBasis", "Effect"),
                *("InformalStep", "MeasureKind", "Precision", "ReferredTo", "Resolution", "SightingKind"),
            ],
        }.items()
        for vocabulary in vocabularies
    }
    | {
        "OutreachKind": "agreements.vocab.outreach.EventKind",
        "OutreachStatus": "agreements.vocab.outreach.EventStatus",
        "WarrantEventKind": "arrests.vocab.EventKind",
        "WarrantStatus": "arrests.vocab.Status",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "icc_coop.openapi.with_actions",
        "icc_coop.openapi.with_problems",
    ],
}
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"without_secrets": {"()": "common.logs.WithoutSecrets"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_secrets"]}
    },
    "root": {"handlers": ["console"], "level": env.text("ICC_LOG_LEVEL", "WARNING").upper()},
}
if LOGGING["root"]["level"] not in {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"}:
    env.refuse("ICC_LOG_LEVEL", "must be DEBUG, INFO, WARNING, ERROR or CRITICAL.")
