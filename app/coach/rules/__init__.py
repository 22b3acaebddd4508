"""All rules, in the order in which toolkit.md lists them."""

from app.coach.remark import Rule
from app.coach.rules import (
    audience,
    budget,
    calendar,
    channels,
    learning,
    measurement,
    message,
    messengers,
    moderation,
    objectives,
    risks,
)

PARTS = (
    audience,
    objectives,
    measurement,
    messengers,
    message,
    channels,
    calendar,
    risks,
    moderation,
    budget,
    learning,
)
RULES = tuple(each for part in PARTS for each in vars(part).values() if isinstance(each, Rule))
BY_KEY = {each.key: each for each in RULES}
