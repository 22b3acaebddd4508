"""Whether the pieces came out as planned, in words."""

from datetime import date

from app.campaigns.figures import words
from app.measures.delivery import delivery_of
from app.plan.plan import Plan
from app.web.locale import gettext, ngettext


def pieces_of(plan: Plan, today: date) -> list[str]:
    """Tell how many of the pieces that were due are out; nothing while no piece has a day."""
    found = delivery_of(plan, today)
    if found.figure.whole == 0 and not found.ahead:
        return []
    return [*_share(found.figure.part, found.figure.whole, found.figure.value), *_rest(plan, today)]


def _share(out: float, due: float, value: float | None) -> list[str]:
    if value is None:
        return [gettext("No piece is due yet.")]
    return [
        gettext(
            "%(out)s of %(due)s pieces that were due are out in public: %(share)s.",
            out=words.plain(out),
            due=words.plain(due),
            share=words.percent(value),
        )
    ]


def _rest(plan: Plan, today: date) -> list[str]:
    found = delivery_of(plan, today)
    said = []
    if found.ahead:
        said.append(
            ngettext("One piece is due later.", "%(num)s pieces are due later.", found.ahead)
        )
    if found.undated:
        said.append(
            ngettext(
                "One piece has no day, so it is not counted.",
                "%(num)s pieces have no day, so they are not counted.",
                found.undated,
            )
        )
    return said
