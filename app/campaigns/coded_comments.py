"""Two people's codes of the same comments: where they agree, and the figures that follow."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.measures.agreement import Agreement, agreement_of
from app.measures.proportions import Proportion, proportion_of
from app.platforms.codes import (
    CONSTRUCTIVE,
    HOSTILE,
    KINDS,
    NEGATIVE,
    NEUTRAL,
    POSITIVE,
    TONES,
    Code,
)
from app.platforms.figures import figure_id

PACKED = re.compile(r"(\d{1,3}):([0-2])([0-2])([0-2])([0-2])")


@dataclass(frozen=True)
class Coded:
    """The comments that both have sorted: number -> both codes; `settled` says how they ended."""

    both: Mapping[int, tuple[Code, Code]]
    alone: int = 0  # comments that only one of them has sorted
    settled: Mapping[int, str] = field(default_factory=dict)

    @property
    def n(self) -> int:
        """How many comments both have sorted."""
        return len(self.both)

    @property
    def kinds(self) -> Agreement:
        """How far both agree on the kind."""
        return agreement_of([(first.kind, second.kind) for first, second in self.both.values()])

    @property
    def tones(self) -> Agreement:
        """How far both agree on the tone."""
        return agreement_of([(first.tone, second.tone) for first, second in self.both.values()])

    @property
    def differing(self) -> list[int]:
        """The comments that they have sorted into different kinds."""
        return [n for n, (first, second) in self.both.items() if first.kind != second.kind]

    def kind(self, number: int) -> str:
        """Say what a comment counts as: what both said, or was settled; else as neutral."""
        first, second = self.both[number]
        if first.kind == second.kind:
            return first.kind
        return self.settled.get(number, NEUTRAL)

    def share(self, kind: str) -> Proportion:
        """Give the share of comments of a kind, with its interval."""
        return proportion_of(sum(self.kind(number) == kind for number in self.both), self.n)

    @property
    def net_tone(self) -> float | None:
        """Positive less negative comments in per cent of all; of where they differ, half each."""
        if not self.n:
            return None
        tones = [code.tone for pair in self.both.values() for code in pair]
        return 100 * (tones.count(POSITIVE) - tones.count(NEGATIVE)) / len(tones)

    def figures(self) -> Iterator[tuple[str, float]]:
        """Give the figures for the log book: indicator, value; none of fewer than ten comments."""
        for indicator, kind in (("constructive", CONSTRUCTIVE), ("hostile_share", HOSTILE)):
            if (share := self.share(kind).share) is not None:
                yield indicator, round(100 * share, 1)
        if self.net_tone is not None and not self.share(HOSTILE).is_withheld:
            yield "sentiment_net", round(self.net_tone, 1)


def compare_codes(first: Mapping[int, Code], second: Mapping[int, Code]) -> Coded:
    """Lay the codes of two people side by side."""
    both = {n: (first[n], second[n]) for n in sorted(first.keys() & second.keys())}
    return Coded(both, len(first.keys() ^ second.keys()))


def pack_codes(coded: Coded) -> str:
    """Write both codes of every comment so that they travel in a form; no word is among them."""
    told = [
        f"{number}:" + "".join(f"{KINDS.index(code.kind)}{TONES.index(code.tone)}" for code in pair)
        for number, pair in coded.both.items()
    ]
    return " ".join([str(coded.alone), *told])


def unpack_codes(text: str) -> Coded:
    """Read what `pack_codes` has written; anything else counts as no code."""
    alone, _, rest = text.partition(" ")
    both = {}
    for found in map(PACKED.fullmatch, rest.split()):
        if found:
            first, second, third, fourth = (int(each) for each in found.groups()[1:])
            both[int(found[1])] = (
                Code(KINDS[first], TONES[second]),
                Code(KINDS[third], TONES[fourth]),
            )
    return Coded(both, int(alone) if alone.isdecimal() and len(alone) < 6 else 0)


def entry_id(day: date, indicator: str) -> str:
    """Name the entry of a day, so that it is kept once."""
    return figure_id("comments", day, indicator)
