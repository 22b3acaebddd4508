"""What the figures of one indicator say, in sentences: where it stands, how they are read."""

from app.campaigns.figures import words
from app.measures.figure import Unit
from app.measures.formulas import Origin
from app.measures.series import Series, Sum
from app.web.locale import day as in_full
from app.web.locale import gettext, ngettext


def standing(series: Series, currency: str) -> list[str]:
    """Say the value that stands, its distance to the target, and from the baseline."""
    if series.current is None or series.last is None:
        return [gettext("No figure yet.")]
    now = words.measured(series.current, series, currency)
    said = [gettext("%(value)s, as of %(day)s.", value=now, day=in_full(series.last.day))]
    return [*said, _to_the_target(series, currency), *_since_before(series, currency)]


def _to_the_target(series: Series, currency: str) -> str:
    if series.target is None or series.left is None:
        return gettext("No target is set, so there is nothing to compare it with.")
    target = words.measured(series.target, series, currency)
    given = {"left": words.apart(abs(series.left), series, currency), "target": target}
    if series.left <= 0:
        return gettext("The target of %(target)s is reached.", target=target)
    if series.aims_down:
        return gettext("It is still %(left)s above the target of %(target)s.", **given)
    return gettext("It is still %(left)s short of the target of %(target)s.", **given)


def _since_before(series: Series, currency: str) -> list[str]:
    if series.moved is None or series.baseline is None:
        return []
    before = words.measured(series.baseline, series, currency)
    if series.moved == 0:
        return [gettext("That is as much as before the campaign.")]
    moved = words.apart(abs(series.moved), series, currency)
    given = {"moved": moved, "before": before}
    if series.moved > 0:
        return [gettext("That is %(moved)s more than before the campaign (%(before)s).", **given)]
    return [gettext("That is %(moved)s less than before the campaign (%(before)s).", **given)]


def reading(series: Series, currency: str) -> list[str]:
    """Say how several figures make one, and which ones do not count."""
    return [*_sum(series, currency), *_left_out(series)]


def _sum(series: Series, currency: str) -> list[str]:
    if len(series.counted) < 2:
        return []
    if series.sum is Sum.ADDED:
        said = gettext(
            "These figures cannot be totals so far, as they fall or share a day: each is of its "
            "own days, so they are added up."
        )
        return [said]
    if series.formula.adds_up:
        total = words.measured(series.total, series, currency)
        return [
            gettext(
                "These figures never fall, so the latest is taken for the total so far. If each is "
                "of its own days, they make %(total)s together.",
                total=total,
            )
        ]
    if series.formula.unit is Unit.COUNT and series.formula.origin is Origin.COUNTED:
        return [
            gettext(
                "The latest figure stands: people must not be added up, as the same person would "
                "count twice."
            )
        ]
    return [gettext("The latest figure stands: rates, means and costs must not be added up.")]


def _left_out(series: Series) -> list[str]:
    said = []
    if series.ahead:
        said.append(
            ngettext(
                "One figure bears a day that has not come yet: it is drawn hollow and not counted.",
                "%(num)s figures bear a day that has not come yet: they are drawn hollow and not "
                "counted.",
                series.ahead,
            )
        )
    if series.undated:
        said.append(
            ngettext(
                "One entry without a day or a value is left out.",
                "%(num)s entries without a day or a value are left out.",
                series.undated,
            )
        )
    return said
