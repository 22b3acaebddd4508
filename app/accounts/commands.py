"""`portevoix people …`: accounts for scripts and for whoever keeps the server."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask.cli import AppGroup

from app.accounts import administration, passwords
from app.accounts.emails import normal_email
from app.accounts.models import Role, User
from app.accounts.queries import find_by_email
from app.core.db import one_commit
from app.core.errors import Refusal
from app.core.settings import site_settings

people = AppGroup("people", help="Accounts: add, invite, promote, suspend, reset link, sign out.")
ROLES = click.Choice([role.value for role in Role])


@people.command()
@click.argument("email")
@click.option("--role", type=ROLES, default=Role.MEMBER.value, help="What they may do.")
@click.option("--name", default="", help="How others see them.")
@click.option("--language", default="", help="The language of their letters.")
@click.option("--password-stdin", is_flag=True, required=True, help="Read the password there.")
def add(email: str, *, role: str, name: str, language: str, password_stdin: bool) -> None:
    """Add a person, whose password is read from the standard input."""
    address, password = _address(email), sys.stdin.readline().rstrip("\r\n")
    if weakness := passwords.weakness(password, [address, name, site_settings().site_name]):
        raise click.ClickException(weakness)
    newcomer = User(
        email=address,
        name=name[:80],
        role=role,
        language=_language(language),
        password_hash=passwords.keep(password),
    )
    with _deed():
        administration.add_person(newcomer)
    click.echo(f"{address} is now {role}.")


@people.command()
@click.argument("email")
@click.option("--role", type=ROLES, default=Role.MEMBER.value, help="What they may do.")
@click.option("--language", default="", help="The language of their letters.")
def invite(email: str, role: str, language: str) -> None:
    """Invite a person: a letter goes, and the link is printed."""
    with _deed():
        path = administration.invite(_address(email), role, _language(language))
    click.echo(site_settings().url + path)


@people.command()
@click.argument("email")
@click.option("--role", type=ROLES, required=True, help="What they may do from now on.")
def promote(email: str, role: str) -> None:
    """Give a person another role."""
    with _deed():
        administration.change_role(_person(email), role)
    click.echo(f"{_address(email)} is now {role}.")


@people.command("reset-link")
@click.argument("email")
def reset_link(email: str) -> None:
    """Make a link for a new password: a letter goes, and the link is printed."""
    with _deed():
        path = administration.send_reset(_person(email))
    click.echo(site_settings().url + path)


@people.command("sign-out")
@click.argument("email")
def sign_out(email: str) -> None:
    """Sign a person out everywhere."""
    with _deed():
        administration.sign_out(_person(email))
    click.echo(f"{_address(email)} is signed out everywhere.")


@people.command()
@click.argument("email")
@click.option("--lift", is_flag=True, help="Let them in again.")
def suspend(email: str, lift: bool) -> None:
    """Keep a person out until further notice."""
    with _deed():
        (administration.lift_suspension if lift else administration.suspend)(_person(email))
    click.echo(f"{_address(email)} " + ("may sign in again." if lift else "is suspended."))


@contextmanager
def _deed() -> Iterator[None]:
    """Keep everything or nothing; a refusal ends the command with its sentence."""
    try:
        with one_commit():
            yield
    except Refusal as error:
        raise click.ClickException(error.message % error.parameters) from error


def _address(email: str) -> str:
    try:
        return normal_email(email)
    except ValueError as error:
        raise click.ClickException(f"“{email}” is not an e-mail address.") from error


def _language(asked: str) -> str:
    languages = site_settings().languages
    if asked and asked not in languages:
        raise click.ClickException(f"The languages of this site are {', '.join(languages)}.")
    return asked or languages[0]


def _person(email: str) -> User:
    user = find_by_email(_address(email))
    if user is None:
        raise click.ClickException(f"Nobody here has the address {_address(email)}.")
    return user
