"""A share of a sample, how far chance alone may have moved it, and when not to show it. Pure.

Shares are between 0 and 1; a page shows them times 100.
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

CONFIDENCE = 0.95
Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)  # 1.959964, on both sides
ENOUGH = 30  # with fewer answers, "too few" stands beside the figure
LEAST = 10  # with fewer, there is no percentage at all


@dataclass(frozen=True)
class Proportion:
    """A part of `n`, as a share with its 95 % interval; share and interval are None if n < 10."""

    part: int
    n: int
    share: float | None
    low: float | None
    high: float | None

    @property
    def too_few(self) -> bool:
        """Whether there are too few answers to conclude anything."""
        return self.n < ENOUGH

    @property
    def is_withheld(self) -> bool:
        """Whether a percentage would mislead; only the counts are shown then."""
        return self.n < LEAST


@dataclass(frozen=True)
class Difference:
    """A difference with its 95 % interval; what cannot be said is None.

    `n` is the size of the smaller sample, or the number of pairs.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int

    @property
    def too_few(self) -> bool:
        """Whether there are too few answers to conclude anything."""
        return self.n < ENOUGH

    @property
    def is_clear(self) -> bool:
        """Whether chance alone is an unlikely reason: the interval leaves out zero."""
        if self.low is None or self.high is None:
            return False
        return self.low > 0 or self.high < 0


def proportion_of(part: int, n: int) -> Proportion:
    """Make the share of `part` in `n`, with its interval; both are withheld under n = 10.

    Raises ValueError if the part is negative or greater than the whole.
    """
    if not 0 <= part <= n:
        raise ValueError(f"{part} is no part of {n}")
    if n < LEAST:
        return Proportion(part, n, None, None, None)
    low, high = wilson(part, n)
    return Proportion(part, n, part / n, low, high)


def wilson(part: int, n: int) -> tuple[float, float]:
    """Give the 95 % score interval of a share, without continuity correction.

    (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n), where p = part ÷ n and z = 1.96.
    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    Journal of the American Statistical Association 22 (1927), 209-212. `n` must be above 0.
    """
    p, spread = part / n, Z * Z / n
    centre = p + spread / 2
    reach = Z * sqrt(p * (1 - p) / n + spread / (4 * n))
    low, high = (centre - reach) / (1 + spread), (centre + reach) / (1 + spread)
    return (0.0 if part == 0 else low, 1.0 if part == n else high)


def difference_of(after: Proportion, before: Proportion) -> Difference:
    """Give the difference of the shares of two independent samples, after minus before.

    With the Wilson limits (l, u) of each share p and d = p₁ − p₂: from
    d − √((p₁−l₁)² + (u₂−p₂)²) to d + √((u₁−p₁)² + (p₂−l₂)²).
    Source: R. G. Newcombe, "Interval estimation for the difference between independent
    proportions", Statistics in Medicine 17 (1998), 873-890, method 10 (hybrid score).
    Withheld if either share is. The two samples must be different people, or not known to be the
    same.
    """
    n = min(after.n, before.n)
    if after.is_withheld or before.is_withheld:
        return Difference(None, None, None, n)
    p, q = after.part / after.n, before.part / before.n
    (low, high), (q_low, q_high) = wilson(after.part, after.n), wilson(before.part, before.n)
    down = sqrt((p - low) ** 2 + (q_high - q) ** 2)
    up = sqrt((high - p) ** 2 + (q - q_low) ** 2)
    return Difference(p - q, p - q - down, p - q + up, n)
