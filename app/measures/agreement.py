"""How far two people who sorted the same comments agree. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Agreement:
    """`agreed` of `n` comments were sorted alike; `kappa` is None where it is not defined."""

    n: int
    agreed: int
    kappa: float | None

    @property
    def share(self) -> float | None:
        """The part that was sorted alike, between 0 and 1; None of no comment."""
        return self.agreed / self.n if self.n else None


def agreement_of(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Compare the codes that two people gave: one pair for each comment.

    Kappa is (p₀ − pₑ) ÷ (1 − pₑ): p₀ the part sorted alike, pₑ what chance alone would give, the
    sum over the codes of the product of both people's shares. Where both have given one and the
    same code to everything, pₑ is 1, nothing could differ, and kappa is not defined. Source: J.
    Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
    Measurement 20 (1960), 37-46.
    """
    n = len(pairs)
    agreed = sum(first == second for first, second in pairs)
    if not n:
        return Agreement(0, 0, None)
    firsts = Counter(first for first, _ in pairs)
    seconds = Counter(second for _, second in pairs)
    by_chance = sum(firsts[code] * seconds[code] for code in firsts)  # times n²
    if by_chance == n * n:
        return Agreement(n, agreed, None)
    return Agreement(n, agreed, (agreed * n - by_chance) / (n * n - by_chance))
