"""Consent: who can be recognised, and whether they have agreed."""

from datetime import date

from app.campaigns.glances import words
from app.campaigns.glances.glance import Cell, Glance, Line, Table
from app.coach.answers import PIECE
from app.core.clock import today
from app.plan.answers import day, is_yes, several, text
from app.plan.coverage import MESSENGERS, Consent, consents_of
from app.plan.plan import Plan
from app.web.locale import day as in_full
from app.web.locale import gettext, joined, ngettext


def consent_glance(plan: Plan) -> Glance:
    """Show the consent of everybody who can be recognised; nothing while nobody can."""
    consents, on = consents_of(plan), today()
    title = gettext("Consent of the people shown")
    if not consents:
        return Glance("consent", title)
    without = [each for each in consents if not each.holds(on)]
    end = day(plan.answers("calendar"), "end")
    return Glance(
        "consent",
        title,
        said=_said(consents, without),
        is_warning=bool(without),
        more=_early(consents, on, end),
        tables=[_table(consents, on)],
    )


def _said(consents: list[Consent], without: list[Consent]) -> str:
    if not without:
        return ngettext(
            "The person who can be recognised has agreed in writing.",
            "All %(num)s people who can be recognised have agreed in writing.",
            len(consents),
        )
    names = joined([words.messenger(each.messenger) for each in without])
    said = ngettext(
        "One person can be recognised.", "%(num)s people can be recognised.", len(consents)
    )
    without_it = gettext("Without written consent that holds: %(names)s.", names=names)
    return f"{said} {without_it}"


def _early(consents: list[Consent], on: date, end: date | None) -> list[str]:
    """Name those whose consent ends while the campaign still runs."""
    early = [e for e in consents if end and e.holds(on) and e.until and e.until < end]
    names = joined([words.messenger(each.messenger) for each in early])
    said = gettext("Consent that ends before your campaign does: %(names)s.", names=names)
    return [said] if early else []


def _table(consents: list[Consent], on: date) -> Table:
    heads = [
        gettext("Person"),
        gettext("Consent"),
        gettext("Until"),
        gettext("For"),
        gettext("Pieces"),
    ]
    lines = [_line(each, on) for each in consents]
    return Table(gettext("Person by person"), heads, lines, is_wide=True)


def _line(consent: Consent, on: date) -> Line:
    row = consent.messenger
    child = gettext("under 18") if is_yes(row, "minor") else ""
    uses = [words.chosen(MESSENGERS, "consent_scope", key) for key in several(row, "consent_scope")]
    pieces = [words.called(piece, PIECE) for piece in consent.pieces]
    return Line(
        Cell.of(words.upper(words.messenger(row)), child),
        [
            _state(consent),
            _until(consent, on),
            Cell.of(*uses) if uses else Cell.of(gettext("not said")),
            Cell.of(*words.each_once(pieces)) if pieces else Cell.of(gettext("none yet")),
        ],
    )


def _state(consent: Consent) -> Cell:
    state = text(consent.messenger, "consent_state")
    said = words.chosen(MESSENGERS, "consent_state", state) if state else gettext("not recorded")
    return Cell.of(said) if consent.is_written else Cell.gap(said)


def _until(consent: Consent, on: date) -> Cell:
    if consent.until is None:
        return Cell.of(gettext("no end said"))
    when = in_full(consent.until)
    if consent.has_ended(on):
        return Cell.gap(gettext("ended on %(day)s", day=when))
    return Cell.of(when)
