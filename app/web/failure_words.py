"""What is said about each failure: its title, and the way out, in the language of the page."""

from flask_babel import gettext as _


def title_of(status: int) -> str:
    """Name a failure."""
    titles: dict[int, str] = {
        400: _("We could not read this request"),
        401: _("Your text is still here"),
        403: _("This page is not for you"),
        404: _("There is nothing at this address"),
        405: _("This page does not do that"),
        409: _("This cannot be done right now"),
        410: _("This page was taken off the site"),
        413: _("That is too large"),
        419: _("Your text is still here"),
        429: _("Too many tries in a short time"),
        503: _("We cannot save right now"),
        507: _("There is no room left to save"),
    }
    fault: str = _("Something broke on our side")
    return titles.get(status, fault)


def way_out_of(status: int) -> str:
    """Say in a sentence or two what happened and what somebody can do now."""
    return _about_the_person(status) or _about_the_site(status)


def _about_the_person(status: int) -> str:
    sentences: dict[int, str] = {
        400: _("Go back, check what you typed and try again."),
        401: _(
            "Your session has ended, so nothing was saved yet."
            " Sign in in another tab, then come back here and send again."
        ),
        403: _(
            "Perhaps you are signed in with another account, or your role on this site has changed."
        ),
        413: _("A file may weigh up to 10 MB. Make it smaller, then try again."),
        419: _(
            "The form had been open for so long that it expired."
            " Nothing was saved yet: send it again."
        ),
        429: _("Please wait a few minutes, then try again. Nothing is blocked for good."),
    }
    return sentences.get(status, "")


def _about_the_site(status: int) -> str:
    sentences: dict[int, str] = {
        404: _(
            "The address may be mistyped, or the page may have moved."
            " If you should have access to it, ask whoever invited you."
        ),
        405: _("Go back to the page before and use its buttons."),
        409: _("Go back and reload the page to see where things stand."),
        410: _(
            "It was withdrawn, by its author or by the moderators."
            " Nothing of it is shown here any more."
        ),
        503: _(
            "The storage is busy or out of order, so nothing was saved. What you typed"
            " is not lost: keep this page open, wait a moment and try again."
        ),
        507: _(
            "The storage is full, so nothing was saved. What you typed is not lost:"
            " keep this page open or copy it, and tell whoever runs this site."
        ),
    }
    fault: str = _(
        "It is not your doing. Try again; if it happens again, tell whoever runs this site."
    )
    return sentences.get(status, fault)
