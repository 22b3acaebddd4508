"""Headers that keep a page from being framed, sniffed, traced or made to run foreign code."""

from functools import cache

from flask import Flask, Response, g, request
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import CSRFProtect
from itsdangerous import URLSafeTimedSerializer

from app.core.settings import site_settings

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}

csrf = CSRFProtect()


class FormCookie(SecureCookieSessionInterface):
    """The signed cookie that form tokens and notices live in; its signer is made once."""

    _signer: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Give the signer of this app's secret key; None without one."""
        self._signer = self._signer or super().get_signing_serializer(app)
        return self._signer


def add_security(app: Flask) -> None:
    """Check every unsafe request's token, and send the headers with every answer."""
    app.session_interface = FormCookie()
    app.before_request(_bound_form)
    csrf.init_app(app)
    app.after_request(_harden)


def _bound_form() -> None:
    """Bound a plain form like the texts of one with files: before anything reads it."""
    if request.mimetype == "application/x-www-form-urlencoded":
        request.max_content_length = request.max_form_memory_size


@cache
def _list_headers(*, is_https: bool) -> tuple[tuple[str, str], ...]:
    """List the headers of every answer; a page may only be stricter about what links tell."""
    under_tls = {"Strict-Transport-Security": "max-age=31536000"} if is_https else {}
    return tuple({**HEADERS, **under_tls}.items())


def _harden(response: Response) -> Response:
    stricter = response.headers.get("Referrer-Policy")
    response.headers.extend(_list_headers(is_https=site_settings().is_https))
    if stricter:
        response.headers["Referrer-Policy"] = stricter
    if g.get("private") or request.method not in ("GET", "HEAD"):
        response.headers["Cache-Control"] = "no-store"
    return response
