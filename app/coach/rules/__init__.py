"""All rules, in the order in which toolkit.md lists them."""

from app.coach.remark import Rule
from app.coach.rules import (
    audience,
    budget,
    calendar,
    channels,
    last_look,
    learning,
    measurement,
    message,
    messengers,
    moderation,
    objectives,
    protection,
    risks,
)

PARTS = (
    audience,
    objectives,
    measurement,
    messengers,
    protection,
    message,
    last_look,
    channels,
    calendar,
    risks,
    moderation,
    budget,
    learning,
)
RULES = tuple(each for part in PARTS for each in vars(part).values() if isinstance(each, Rule))
BY_KEY = {each.key: each for each in RULES}
