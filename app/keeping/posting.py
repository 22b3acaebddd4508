"""What the pages where people write send along: what they were drawn from, and who sends."""

import re
from dataclasses import replace

from flask import Flask, Response, request
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from app.keeping.heard import FORM
from app.keeping.models import Act
from app.keeping.saving import Seen, Sending
from app.questions.merge import Place
from app.web.guards import SignInNeeded

TAKEN = re.compile(r"[a-z0-9]{1,40}")
Scope = tuple[str, str]  # group and row that a form is about; empty: the page itself
PROTOCOL = frozenset(
    {"csrf_token", "leave", "number", "own", "signed_in_as", "taken"}
)  # of one sending only
WHOLE_PAGE: Scope = ("", "")


def add_keeping(app: Flask) -> None:
    """Let pages know that a plain form which they sent was done, so that they forget their copy."""
    app.after_request(_tell_taken)


def _tell_taken(response: Response) -> Response:
    if request.method == "POST" and response.status_code < 400:
        token = request.form.get("taken", "")
        if TAKEN.fullmatch(token):  # nothing secret, and of no use a minute later
            response.set_cookie("taken", token, max_age=60, samesite="Lax", path="/")
    return response


def number_in(name: str) -> int:
    """Read a number of the form that a page has put there; an unreadable one counts as none."""
    text = request.form.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


def seen_by_page(act: Act = Act.SAVED, scope: Scope = WHOLE_PAGE) -> Seen:
    """Say what the posting page was drawn from, and what it has saved by itself since."""
    own = {}
    for pair in request.form.get("own", "").split():
        key, _, revision = pair.rpartition("=")
        if revision.isascii() and revision.isdigit() and len(revision) < 10:
            own[Place(key, *scope)] = int(revision)
    browser = request.form.get("browser", "")[:40]
    number = number_in("number")
    form = Sending(number, Place(FORM, *scope)) if browser and number else None
    return Seen(number_in("base"), own, act, browser, form=form)


def seen_while_typing(scope: Scope = WHOLE_PAGE) -> Seen:
    """Say the same of a change that a page sends by itself; raises SignInNeeded.

    Whoever typed it may have left, and somebody else have signed in at the same browser: their
    words are not saved under another name.
    """
    if request.form.get("signed_in_as") != current_user.public_id:
        raise SignInNeeded
    seen = seen_by_page(Act.TYPED, scope)
    place = Place(request.form.get("drawn", "")[:60], *scope)
    return replace(seen, sending=Sending(number_in("number"), place), form=None)


def chosen(form: MultiDict[str, str]) -> MultiDict[str, str]:
    """Give a posted form after somebody has chosen between two versions of some answers.

    An answer whose stored version they keep is left out (all of them, if they leave it as it was
    saved); one that they wrote together is that.
    """
    posted = MultiDict(form)
    choices = {name.removeprefix("keep-"): form[name] for name in form if name[:5] == "keep-"}
    if "leave" in form:
        choices = dict.fromkeys(choices, "theirs")
    theirs = {name for name, choice in choices.items() if choice == "theirs"}
    names = " ".join(posted.getlist("drawn")).split()
    posted.setlist("drawn", [" ".join(name for name in names if name not in theirs)])
    for name, choice in choices.items():
        if choice == "both":
            posted.setlist(name, form.getlist(f"both-{name}"))
    return posted


def posted_again() -> list[tuple[str, str]]:
    """List all that was posted, to be sent again with a choice."""
    return [
        (name, value)
        for name, values in request.form.lists()
        for value in values
        if name not in PROTOCOL and not name.startswith(("keep-", "both-"))
    ]
