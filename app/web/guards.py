"""The access register: every endpoint says who may use it, or the site answers nobody."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, current_app, g, request
from flask_login import current_user

from app.core.errors import Missing, NotAllowed

View = TypeVar("View", bound=Callable[..., Any])
Rule = Callable[[Any], bool]

PUBLIC = "public"
SIGNED_IN = "signed_in"


class SignInNeeded(Exception):
    """Somebody must sign in before this page can be shown."""


class TypedByAnother(SignInNeeded):
    """A form was drawn for somebody else, who was signed in at this browser before."""


def public(view: View) -> View:
    """Everybody may: nothing private is shown."""
    view.access = PUBLIC  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Whoever is signed in may; what they may see, the route loads through their rights."""
    view.access = SIGNED_IN  # type: ignore[attr-defined]
    return view


def needs(right: StrEnum) -> Callable[[View], View]:
    """Only who holds this right by their role may."""

    def mark(view: View) -> View:
        view.access = right  # type: ignore[attr-defined]
        return view

    return mark


def add_guards(app: Flask, rules: Mapping[Any, Rule]) -> None:
    """Stand at the door of every endpoint; `rules` says who holds which right by role."""
    app.extensions["role_rules"] = rules
    app.before_request(_check_access)


def access_of(app: Flask, endpoint: str) -> str | StrEnum | None:
    """Say who may use an endpoint; None is a fault that a test finds."""
    view = app.view_functions[endpoint]
    return getattr(view, "access", None) or getattr(
        getattr(view, "view_class", None), "access", None
    )


def holds(user: Any, right: StrEnum) -> bool:
    """Whether this person holds the right by their role."""
    rule: Rule = current_app.extensions["role_rules"][right]
    return bool(user.is_authenticated and rule(user))


def _check_access() -> None:
    if request.endpoint is None:
        return
    if "\x00" in request.path:  # no name of anything here holds one, nor does PostgreSQL
        raise Missing
    access = access_of(current_app, request.endpoint)
    if access is None:
        raise NotAllowed
    if access == PUBLIC:
        return
    g.private = True
    if not current_user.is_authenticated:
        raise SignInNeeded
    if request.form.get("signed_in_as", current_user.get_id()) != current_user.get_id():
        raise TypedByAnother
    if isinstance(access, StrEnum) and not holds(current_user, access):
        raise NotAllowed
