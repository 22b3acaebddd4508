"""From an understood file to the entries that it makes in the log book. Pure.

One entry for each day and figure. What counts events is added up over the pieces of a day; people
are not, for the same person may have seen two pieces: the largest figure stands, or one entry for
each piece. Rates that a platform has worked out are never added up either; ours are worked out from
the sums of their numerator and denominator.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.core.ids import hashed
from app.platforms.columns import PEOPLE, SUMMED
from app.platforms.sheet import Line, Sheet, Source

LARGEST, EACH = "largest", "each"
MOST_FIGURES = 500


@dataclass(frozen=True)
class Figure:
    """One entry for the log book: value and spend in whole units of the currency.

    `id` is the same whenever the same figure of the same day is read again. `numerator` and
    `denominator` are those of a rate; `lines` are the lines of the file that it was made of.
    """

    id: str
    day: date
    source: Source
    value: float
    lines: tuple[int, ...]
    first: date | None = None  # if it is about several days
    pieces: int = 1
    piece: str = ""
    numerator: float | None = None
    denominator: float | None = None
    spend: float | None = None
    note: str = ""
    proof: str = ""


@dataclass(frozen=True)
class Made:
    """The entries that a file makes, and the figures of which none could be made."""

    figures: tuple[Figure, ...]
    not_added: Mapping[str, int]  # source key -> days whose figures cannot be put together


def make_figures(sheet: Sheet, keys: Iterable[str], people: str = LARGEST) -> Made:
    """Make the entries of the sources named by `keys`; `people` says what becomes of pieces."""
    sources = [source for key in keys if (source := sheet.source(key))]
    if sheet.is_plain:
        return Made(tuple(_plain(sheet, sources)), {})
    figures: list[Figure] = []
    not_added: dict[str, int] = {}
    for day, lines in _by_day(sheet.used).items():
        groups = [[line] for line in lines] if people == EACH else [lines]
        for group in groups:
            made = _of_group(sheet, sources, day, group, is_piece=people == EACH)
            figures += _with_money(made, group)
        if people != EACH:
            for source in sources:
                if _holds_several(source, lines) and not _may_join(source):
                    not_added[source.key] = not_added.get(source.key, 0) + 1
    return Made(_unique(figures), not_added)


def figure_id(platform: str, day: date, means: str, piece: str = "") -> str:
    """Name an entry so that the same figure, imported again, is known."""
    return f"i{hashed(f'{platform} {day} {means} {piece}')[:19]}"


def _by_day(lines: Sequence[Line]) -> dict[date, list[Line]]:
    days: dict[date, list[Line]] = {}
    for line in lines:
        if line.span:
            days.setdefault(line.span.last, []).append(line)
    return dict(sorted(days.items()))


def _of_group(
    sheet: Sheet, sources: list[Source], day: date, lines: list[Line], *, is_piece: bool
) -> list[Figure]:
    """Make one entry for each source of the lines of a day, or of one line."""
    made = []
    for source in sources:
        worked_out = _worked_out(source, lines)
        if worked_out is None:
            continue
        value, numerator, denominator, used = worked_out
        piece = (lines[0].piece_key or str(lines[0].number)) if is_piece else ""
        firsts = [line.span.first for line in used if line.span and line.span.first < day]
        made.append(
            Figure(
                id=figure_id(sheet.platform, day, source.means, piece),
                day=day,
                source=source,
                value=_rounded(value),
                lines=tuple(line.number for line in used),
                first=min(firsts, default=None),
                pieces=len(used),
                piece=lines[0].piece if is_piece or len(used) == 1 else "",
                numerator=numerator,
                denominator=denominator,
            )
        )
    return made


def _worked_out(
    source: Source, lines: list[Line]
) -> tuple[float, float | None, float | None, list[Line]] | None:
    """Give the value of a source, its numerator and denominator, and the lines it is made of."""
    if source.formula:
        return _rate(source, lines)
    used = [line for line in lines if source.key in line.values]
    values = [line.values[source.key] for line in used]
    if not values:
        return None
    if len(values) == 1:
        return values[0], None, None, used
    if source.kind in SUMMED:
        return sum(values), None, None, used
    return (max(values), None, None, used) if source.kind == PEOPLE else None


def _rate(
    source: Source, lines: list[Line]
) -> tuple[float, float | None, float | None, list[Line]] | None:
    formula = source.formula
    if formula is None:
        return None
    over, parts = f"c:{formula.over}", [f"c:{part}" for part in source.parts]
    used = [line for line in lines if over in line.values and parts[0] in line.values]
    denominator = sum(line.values[over] for line in used)
    numerator = sum(line.values.get(part, 0) for line in used for part in parts)
    if not denominator:
        return None
    return formula.times * numerator / denominator, numerator, denominator, used


def _holds_several(source: Source, lines: list[Line]) -> bool:
    return sum(source.key in line.values for line in lines) > 1


def _may_join(source: Source) -> bool:
    return source.kind in SUMMED or source.kind == PEOPLE


def _with_money(figures: list[Figure], lines: list[Line]) -> list[Figure]:
    """Note the money of some lines once, with the first of their figures."""
    amounts = [line.spend for line in lines if line.spend is not None]
    if not figures or not amounts:
        return figures
    first = Figure(**{**figures[0].__dict__, "spend": round(sum(amounts), 6)})
    return [first, *figures[1:]]


def _plain(sheet: Sheet, sources: list[Source]) -> Iterator[Figure]:
    """Make an entry of each line of a sheet of one's own."""
    counts: dict[tuple[date, str], int] = {}
    wanted = {source.key: source for source in sources}
    for line in sheet.used:
        for key, value in line.values.items():
            if key in wanted and line.span:
                day = line.span.last
                number = counts[day, key] = counts.get((day, key), 0) + 1
                piece = str(number) if number > 1 else ""
                yield Figure(
                    id=figure_id("plain", day, key, piece),
                    day=day,
                    source=wanted[key],
                    value=_rounded(value),
                    lines=(line.number,),
                    first=line.span.first if line.span.first < day else None,
                    spend=line.spend,
                    note=line.note,
                    proof=line.proof,
                )


def _unique(figures: list[Figure]) -> tuple[Figure, ...]:
    """Tell entries apart that stand for two lines of one piece and day."""
    found: dict[str, Figure] = {}
    for figure in figures:
        number, id = 1, figure.id
        while id in found:
            number += 1
            id = f"i{hashed(f'{figure.id} {number}')[:19]}"
        found[id] = figure if id == figure.id else Figure(**{**figure.__dict__, "id": id})
    return tuple(found.values())


def _rounded(value: float) -> float:
    """Keep two decimals, and none where there are none."""
    near = round(value, 2)
    return int(near) if near == int(near) else near
