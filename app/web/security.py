"""Headers that keep a page from being framed, sniffed, traced or made to run foreign code."""

from flask import Flask, Response, g, request
from flask_wtf.csrf import CSRFProtect

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


def add_security(app: Flask) -> None:
    """Check every unsafe request's token, and send the headers with every answer."""
    app.before_request(_bound_form)
    csrf.init_app(app)
    app.after_request(_harden)


def _bound_form() -> None:
    """Bound a plain form like the texts of one with files: before anything reads it."""
    if request.mimetype == "application/x-www-form-urlencoded":
        request.max_content_length = request.max_form_memory_size


def _harden(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if site_settings().is_https:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if g.get("private") or request.method not in ("GET", "HEAD"):
        response.headers["Cache-Control"] = "no-store"
    return response
