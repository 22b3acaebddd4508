"""The pages on which two people sort comments: the sheet drawn by lot, and what came out."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.campaigns.coded_comments import Coded, entry_id, pack_codes
from app.campaigns.import_words import planned_of
from app.campaigns.importing import Compared, compare
from app.campaigns.opened import OpenCampaign
from app.campaigns.packing import LOST, pack, unpack
from app.campaigns.survey_words import number, percent
from app.exports.csv_cells import csv_file
from app.measures.agreement import Agreement
from app.measures.proportions import Proportion
from app.platforms.codes import (
    CONSTRUCTIVE,
    HOSTILE,
    KINDS,
    NEGATIVE,
    NEITHER,
    NEUTRAL,
    POSITIVE,
    TONES,
)
from app.platforms.comments import draw, read_comments
from app.platforms.decoding import LARGEST
from app.platforms.unusable import Unusable
from app.questions.fields import N_
from app.reference.in_use import in_use
from app.web.locale import gettext, language

WORDS = {
    CONSTRUCTIVE: N_("constructive"),
    NEUTRAL: N_("neutral"),
    HOSTILE: N_("hostile"),
    POSITIVE: N_("positive"),
    NEITHER: N_("neither"),
    NEGATIVE: N_("negative"),
}
# How strong an agreement is, by convention: J. R. Landis and G. G. Koch, "The measurement of
# observer agreement for categorical data", Biometrics 33 (1977), 159-174.
STRENGTHS = (
    (0.8, N_("very good")),
    (0.6, N_("good")),
    (0.4, N_("moderate: talk about the cases in which you differ, and sort again")),
    (0.2, N_("weak: agree on what the codes mean, and sort again")),
    (float("-inf"), N_("hardly better than chance: agree on what the codes mean, and sort again")),
)
HEADS = (
    N_("Comment number"),
    N_("The comment"),
    N_("Kind of comment"),
    N_("Tone of the comment"),
)
NO_KAPPA = N_(
    "Kappa cannot be worked out: both gave one and the same code to everything, so nothing could "
    "differ."
)


@dataclass(frozen=True)
class Drawn:
    """A sample of comments: as many as were drawn, of how many, by which seed."""

    opened: OpenCampaign
    comments: list[str]
    total: int
    seed: str
    packed: str


@dataclass(frozen=True)
class Outcome:
    """What came out of two people's codes."""

    opened: OpenCampaign
    coded: Coded
    packed: str
    said: list[str]
    rows: list[tuple[str, int, int]]
    tones: list[tuple[str, int, int]]
    shares: list[tuple[str, str]]
    differing: list[tuple[int, str, list[tuple[str, str]]]]
    figures: list[tuple[str, str, str]]
    day: str
    problems: dict[str, list[str]] = field(default_factory=dict)
    warning: str = ""


def draw_sample(opened: OpenCampaign, content: bytes, count: int, seed: str) -> Drawn:
    """Draw comments by lot; raises Unusable. Nothing of them is kept."""
    comments = read_comments(content)
    drawn = draw(comments, count, seed)
    packed = pack(json.dumps(drawn, ensure_ascii=False).encode())
    return Drawn(opened, drawn, len(comments), seed, packed)


def sheet_file(packed: str) -> bytes:
    """Write the sheet of a sample for somebody to fill in; raises Unusable."""
    try:
        comments = json.loads(unpack(packed, LARGEST))
    except ValueError:
        comments = None
    if not isinstance(comments, list):
        raise Unusable(LOST)
    rows: list[list[str | int]] = [[gettext(head) for head in HEADS]]
    rows += [[place, str(each), "", ""] for place, each in enumerate(comments, start=1)]
    return csv_file(rows, language())


def view_outcome(opened: OpenCampaign, coded: Coded, day: date, **given: Any) -> Outcome:
    """Show how far two people agree, what they found, and what the log book would hold."""
    labels = in_use().labels("indicators", language())
    compared = compare_figures(opened, coded, day)
    return Outcome(
        opened=opened,
        coded=coded,
        packed=pack_codes(coded),
        said=[
            _agreement(gettext("Kinds"), coded.kinds),
            _agreement(gettext("Tones"), coded.tones),
        ],
        rows=[_count(coded, "kind", code) for code in KINDS],
        tones=[_count(coded, "tone", code) for code in TONES],
        shares=[(gettext(WORDS[k]), _share(coded.share(k))) for k in (CONSTRUCTIVE, HOSTILE)],
        differing=[_differing(coded, number) for number in coded.differing],
        figures=[
            (
                labels[key],
                number(each.row["value"]),
                number(each.before["value"]) if each.before else "",
            )
            for (key, _), each in zip(coded.figures(), compared, strict=True)
        ],
        day=day.isoformat(),
        **given,
    )


def compare_figures(opened: OpenCampaign, coded: Coded, day: date) -> list[Compared]:
    """Lay the figures of the codes beside those of the log book."""
    planned = planned_of(opened.plan)
    targets = {indicator: row for row, indicator in reversed(list(planned.items()))}
    note = _note(coded)
    rows = [
        {
            "id": entry_id(day, indicator),
            "date": day.isoformat(),
            "indicator": targets.get(indicator, indicator),
            "value": value,
            "note": note,
        }
        for indicator, value in coded.figures()
    ]
    return compare(rows, opened.plan.rows("tracking.entries"), planned)


def _note(coded: Coded) -> str:
    kinds = coded.kinds
    given = {"n": coded.n, "share": percent(kinds.share or 0)}
    if kinds.kappa is None:
        return gettext("Comments sorted by two people: %(n)s, agreement %(share)s", **given)
    words = N_("Comments sorted by two people: %(n)s, agreement %(share)s, kappa %(kappa)s")
    return gettext(words, **given, kappa=number(kinds.kappa, 2))


def _agreement(name: str, found: Agreement) -> str:
    given = {"name": name, "agreed": found.agreed, "n": found.n}
    if found.share is not None and found.n >= 10:
        given["share"] = percent(found.share)
        words = N_("%(name)s: sorted alike %(agreed)s of %(n)s times (%(share)s).")
    else:
        words = N_("%(name)s: sorted alike %(agreed)s of %(n)s times.")
    told = gettext(words, **given)
    if found.kappa is None:
        return f"{told} {gettext(NO_KAPPA)}"
    kappa = found.kappa
    strength = next(words for least, words in STRENGTHS if kappa >= least)
    more = gettext(
        "Cohen’s kappa %(kappa)s: %(strength)s.", kappa=number(kappa, 2), strength=gettext(strength)
    )
    return f"{told} {more}"


def _count(coded: Coded, of: str, code: str) -> tuple[str, int, int]:
    """Count how often each of the two gave a code."""
    pairs = coded.both.values()
    first, second = (sum(getattr(pair[who], of) == code for pair in pairs) for who in (0, 1))
    return gettext(WORDS[code]), first, second


def _share(found: Proportion) -> str:
    if found.share is None or found.low is None or found.high is None:
        return gettext("%(part)s of %(n)s", part=found.part, n=found.n)
    return gettext(
        "%(share)s (between %(low)s and %(high)s)",
        share=percent(found.share),
        low=percent(found.low),
        high=percent(found.high),
    )


def _differing(coded: Coded, place: int) -> tuple[int, str, list[tuple[str, str]]]:
    """Offer the two kinds between which a comment stands, and what was settled."""
    kinds = dict.fromkeys(code.kind for code in coded.both[place])
    return place, coded.settled.get(place, ""), [(kind, gettext(WORDS[kind])) for kind in kinds]
