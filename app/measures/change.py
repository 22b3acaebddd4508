"""What changed between a first and a second survey, and how sure one may be of it. Pure.

Whether the same people were asked decides everything: `Pairing` is stated with every result.
A sample is a count of answers: {1: 12, 2: 30, ...}, the scale's points and how many chose each.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import comb, sqrt

from app.measures.proportions import LEAST, Difference, Proportion, Z, proportion_of

Counts = Mapping[float, int]


class Pairing(StrEnum):
    """Who was asked the second time."""

    INDEPENDENT = "independent"  # other people, or nobody knows whether the same
    PAIRED = "paired"  # the same people, each second answer beside the first one
    MARGINALS = "marginals"  # the same people, but nobody kept whose answers belong together


@dataclass(frozen=True)
class Sample:
    """Answers on a scale: how many, their mean, their variance (n - 1)."""

    n: int
    mean: float
    variance: float


@dataclass(frozen=True)
class Change:
    """A change from before to after, of which samples, and how many answers each had.

    For marginals of the same people there is a value but no interval: without knowing whose
    answers belong together, one can tell neither how far people moved nor how sure it is. A
    formula for different people would be wrong here, most often too wide, and nobody can say by
    how much.
    """

    pairing: Pairing
    difference: Difference
    before: int
    after: int

    @property
    def has_interval(self) -> bool:
        """Whether an interval may be shown."""
        return self.difference.low is not None


def sample_of(counts: Counts) -> Sample | None:
    """Sum up counted answers; None if there is none. Raises ValueError on a negative count."""
    if any(count < 0 for count in counts.values()):
        raise ValueError("a count is below zero")
    n = sum(counts.values())
    if not n:
        return None
    mean = sum(value * count for value, count in counts.items()) / n
    spread = sum(count * (value - mean) ** 2 for value, count in counts.items())
    return Sample(n, mean, spread / (n - 1) if n > 1 else 0.0)


def change_of_means(before: Counts, after: Counts, pairing: Pairing) -> Change | None:
    """Give the mean after minus the mean before; None if either sample is empty.

    Different people: the interval of Welch. The same people, of whom only the sums are known: no
    interval (see `Change`). Give pairs to `change_of_pairs` instead.
    """
    if pairing is Pairing.PAIRED:
        raise ValueError("pairs are needed to compare the same people")
    first, second = sample_of(before), sample_of(after)
    if first is None or second is None:
        return None
    if pairing is Pairing.INDEPENDENT:
        return Change(pairing, welch(second, first), first.n, second.n)
    value = Difference(second.mean - first.mean, None, None, min(first.n, second.n))
    return Change(pairing, value, first.n, second.n)


def welch(after: Sample, before: Sample) -> Difference:
    """Give the difference of two independent means; no interval under n = 10 in either.

    d ± t·√(s₁²/n₁ + s₂²/n₂), with (s₁²/n₁ + s₂²/n₂)² ÷ ((s₁²/n₁)²/(n₁−1) + (s₂²/n₂)²/(n₂−1))
    degrees of freedom. Source: B. L. Welch, "The generalization of 'Student's' problem when
    several different population variances are involved", Biometrika 34 (1947), 28-35.
    """
    value, n = after.mean - before.mean, min(after.n, before.n)
    if n < LEAST:
        return Difference(value, None, None, n)
    a, b = after.variance / after.n, before.variance / before.n
    if a + b == 0:  # everybody gave the same answer: nothing to work an interval out of
        return Difference(value, None, None, n)
    freedom = (a + b) ** 2 / (a * a / (after.n - 1) + b * b / (before.n - 1))
    reach = t_quantile(freedom) * sqrt(a + b)
    return Difference(value, value - reach, value + reach, n)


def t_quantile(freedom: float) -> float:
    """Give Student's t that 95 % lie within, for 9 degrees of freedom or more (to 4 decimals).

    Expansion around the normal quantile; source: M. Abramowitz and I. A. Stegun, Handbook of
    Mathematical Functions (1964), 26.7.5.
    """
    z = Z
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / freedom**power for power, term in enumerate(terms, start=1))


def change_of_pairs(moves: Counts) -> Change | None:
    """Give the mean move of the same people: {after - before: how many moved so far}.

    d ± t·s/√n over the moves, n − 1 degrees of freedom; no interval under n = 10. Source:
    "Student", "The probable error of a mean", Biometrika 6 (1908), 1-25.
    """
    sample = sample_of(moves)
    if sample is None:
        return None
    difference = Difference(sample.mean, None, None, sample.n)
    if sample.n >= LEAST and sample.variance > 0:
        reach = t_quantile(sample.n - 1) * sqrt(sample.variance / sample.n)
        difference = Difference(sample.mean, sample.mean - reach, sample.mean + reach, sample.n)
    return Change(Pairing.PAIRED, difference, sample.n, sample.n)


def moved_up(moves: Counts, least: float = 1) -> Proportion:
    """Give the share of the same people who moved up by a point or more (Wilson interval)."""
    up = sum(count for move, count in moves.items() if move >= least)
    return proportion_of(up, sum(moves.values()))


def change_of_paired_shares(gained: int, lost: int, n: int) -> Change:
    """Give the change of a share among the same `n` people: who came to it less who left it.

    d ± z·√((p₁+p₂−(p₁−p₂)²)/(n+2)) around d = p₁ − p₂, with p₁ = (gained+1)/(n+2) and
    p₂ = (lost+1)/(n+2); the value shown is (gained − lost)/n. Source: D. G. Bonett and R. M.
    Price, "Adjusted Wald confidence interval for a difference of binomial proportions based on
    paired data", Journal of Educational and Behavioral Statistics 37 (2012), 479-488.
    """
    if min(gained, lost) < 0 or gained + lost > n:
        raise ValueError(f"{gained} and {lost} are no parts of {n}")
    if n < LEAST:
        return Change(Pairing.PAIRED, Difference(None, None, None, n), n, n)
    p, q = (gained + 1) / (n + 2), (lost + 1) / (n + 2)
    reach = Z * sqrt((p + q - (p - q) ** 2) / (n + 2))
    low, high = max(p - q - reach, -1.0), min(p - q + reach, 1.0)
    return Change(Pairing.PAIRED, Difference((gained - lost) / n, low, high, n), n, n)


def mcnemar(gained: int, lost: int) -> float:
    """Say how often chance alone would part the movers at least so unevenly (0 to 1, two-sided).

    2·P(X ≤ the smaller) for X binomial with n = gained + lost and 1/2, never above 1. Source:
    Q. McNemar, "Note on the sampling error of the difference between correlated proportions or
    percentages", Psychometrika 12 (1947), 153-157, in its exact form.
    """
    n, least = gained + lost, min(gained, lost)
    tail: int = sum(comb(n, k) for k in range(least + 1))
    return min(1.0, float(2 * tail / 2**n))


def did(target: Change, compared: Change) -> Difference:
    """Give the net change: that of the target group less that of the group compared.

    (after − before) of the target − (after − before) of the compared group; the groups are
    different people, so the squared half-widths add up: each limit is d ∓ √(the two distances
    squared). Source: toolkit indicator `did`; the limits by G. Y. Zou and A. Donner, "Construction
    of confidence limits about effect measures", Statistics in Medicine 27 (2008), 1693-1702.
    """
    ours, theirs = target.difference, compared.difference
    n = min(ours.n, theirs.n)
    if ours.value is None or theirs.value is None:
        return Difference(None, None, None, n)
    value = ours.value - theirs.value
    if ours.low is None or ours.high is None or theirs.low is None or theirs.high is None:
        return Difference(value, None, None, n)
    down = sqrt((ours.value - ours.low) ** 2 + (theirs.high - theirs.value) ** 2)
    up = sqrt((ours.high - ours.value) ** 2 + (theirs.value - theirs.low) ** 2)
    return Difference(value, value - down, value + up, n)
