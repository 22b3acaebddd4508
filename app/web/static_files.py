"""Stylesheet and scripts: copied once, made small, served under an address that never changes.

What is in app/static is for people to read: comments and spaces stay out of what is sent.
"""

import hashlib
import shutil
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

from app.core.settings import make_instance

SOURCE = Path(__file__).parent.parent / "static"
KINDS = {".js": "application/javascript", ".css": "text/css"}
FOREVER = 31_536_000  # seconds: a year


def add_static_files(app: Flask) -> None:
    """Serve app/static under /static/<fingerprint>/, compressed ahead."""
    fingerprint = fingerprint_of(SOURCE)
    prefix = f"static/{fingerprint}"
    folder = _compressed(fingerprint, app.extensions["settings"].instance / "cache")
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=folder,
        prefix=prefix,
        max_age=FOREVER,
        immutable_file_test=lambda _path, _url: True,
        add_headers_function=_add_headers,
    )
    app.jinja_env.globals["static"] = lambda name: f"/{prefix}/{name}"


def fingerprint_of(folder: Path) -> str:
    """Give a short hash of every file's name and content."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            digest.update(str(file.relative_to(folder)).encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def smaller(file: Path) -> str:
    """Give a script or stylesheet as it is sent: without comments, and with short names inside."""
    import minify  # a large library, needed once after an upgrade

    text: str = minify.string(KINDS[file.suffix], file.read_text())
    return text


def _compressed(fingerprint: str, cache: Path) -> Path:
    """Give the folder with this version's files, made and compressed if it is not there yet."""
    folder = cache / f"static-{fingerprint}"
    if folder.is_dir():
        return folder
    make_instance(cache.parent)
    cache.mkdir(mode=0o700, exist_ok=True)
    half_made = cache / f"making-{fingerprint}"
    shutil.rmtree(half_made, ignore_errors=True)
    shutil.copytree(SOURCE, half_made)
    for file in half_made.iterdir():
        if file.suffix in KINDS:
            file.write_text(smaller(file))
    compressor = Compressor(quiet=True, use_brotli=False)
    for file in sorted(half_made.rglob("*")):
        if file.is_file() and compressor.should_compress(file.name):
            list(compressor.compress(str(file)))
    for old in cache.glob("static-*"):
        shutil.rmtree(old, ignore_errors=True)
    half_made.rename(folder)
    return folder


def _add_headers(headers: object, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"  # type: ignore[index]
    headers["Cross-Origin-Resource-Policy"] = "same-origin"  # type: ignore[index]
