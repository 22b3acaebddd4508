"""`portevoix start`: from an empty folder to a running site, and again without doing it twice."""

import logging
import os
import shutil
import signal
import socket
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from sqlalchemy.engine import make_url

from app.accounts.setup import setup_link
from app.case_studies.demo import load_demonstration
from app.cli.database import is_behind, is_empty, migrate
from app.cli.housekeeping import tidy_every_hour
from app.core.clock import now
from app.core.db import db, one_commit
from app.core.mail import send_due
from app.core.settings import LOCAL_URL, Settings, make_instance, site_settings

MAIL_EVERY = 5  # seconds
log = logging.getLogger("portevoix")


@click.command("start")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 64))
@with_appcontext
def start(host: str, port: int, threads: int) -> None:
    """Make what is missing, bring the database up to date, and serve the site."""
    from app.cli.serving import Server  # import here: slow

    os.umask(0o077)  # the database holds what people trusted the site with
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    settings = app.extensions["settings"] = at_port(site_settings(), port)
    _refuse_taken_port(host, port)
    make_instance(settings.instance)
    prepare(settings)
    server = Server(app, host=host, port=port, threads=threads)
    threading.Thread(target=_post_mails, args=(app,), daemon=True).start()
    threading.Thread(target=tidy_every_hour, args=(app,), daemon=True).start()
    _greet(settings, host, port)
    server.run_until_told()
    for told_again in (signal.SIGTERM, signal.SIGINT):  # while Python leaves, it would kill us
        signal.signal(told_again, signal.SIG_IGN)
    db.engine.dispose()  # the last one to leave folds SQLite's journal into the database


def at_port(settings: Settings, port: int) -> Settings:
    """Have the links of a site that was given no address lead to the port where it listens."""
    if settings.url != LOCAL_URL:
        return settings
    return replace(settings, url=f"{LOCAL_URL.rpartition(':')[0]}:{port}")


def prepare(settings: Settings) -> None:
    """Bring the database up to date; on a first run, put the demonstration cases in."""
    first_run = is_empty()
    if is_behind():
        if not first_run:
            _copy_aside(settings)
        migrate()
    if first_run:
        with one_commit():
            load_demonstration()


def _refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            sys.exit(f"portevoix: cannot listen at {host}:{port}: {error.strerror}.")


def _copy_aside(settings: Settings) -> None:
    """Keep the database as it was before migrating; PostgreSQL is left to its own backups."""
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        return
    from sqlite3 import connect  # import here: optional

    aside = settings.instance / f"before-upgrade-{now():%Y%m%d-%H%M%S}.sqlite3"
    with connect(url.database) as source, connect(aside) as copy:
        source.backup(copy)
    Path(aside).chmod(0o600)
    if aside.stat().st_size == 0:
        shutil.copyfile(url.database, aside)


def _greet(settings: Settings, host: str, port: int) -> None:
    click.echo(f"Portevoix listens at http://{host}:{port}")
    with one_commit():
        link = setup_link(settings.url, settings.languages[0])
    if link:
        click.echo(f"Set up the first administrator, once, at:\n  {link}")
    if not settings.has_mail:
        click.echo("No mail server is set: administrators find the letters at /admin/mail.")


def _post_mails(app: Flask) -> None:
    """Send waiting letters for as long as the site runs; a failure never stops the next one."""
    while True:
        try:
            with app.app_context():
                send_due()
        except Exception:
            log.exception("mail round failed")
        time.sleep(MAIL_EVERY)
