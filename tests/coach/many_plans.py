"""Many plans that plan.schema.json allows, dense and always the same: a population."""

from random import Random

from tests.coach.any_plan import NEAR, SCHEMA, WORDS

ROW_IDS = [str(number) for number in range(1, 8)]
BY_NAME = {
    "ref": [*ROW_IDS[:3], "unknown"],
    "date": [*NEAR, "2026-03-22", "2026-06-19"],
    "link": ["https://example.org/a"],
    "language": ["fr", "ar", "en"],
    "country": ["FR", "BE", "NG", "unknown"],
    "person": ["1", "Ana", "unknown"],
}
TEXTS = ["", "unknown", "a", *WORDS]
NUMBERS = [0, 1, 2, 5, 20, 30, 100]


class Dice(Random):
    """Chance that can be repeated; a team answers few questions or nearly all, by few keys."""

    def __init__(self, number):
        super().__init__(number)
        self.kept = self.choice([0.3, 0.6, 0.8, 0.95])
        self.few = {}

    def choose(self, options):
        """Choose one of the options, of a long list only one of those that this plan knows."""
        if len(options) > 12:
            options = self.few.setdefault(
                tuple(options), self.sample(options, self.choice([1, 1, 3]))
            )
        return self.choice(options)


def many_plans(count):
    """Make so many documents, some of them nearly empty."""
    for number in range(count):
        random = Dice(number)
        yield {"portevoix_plan": 1, "steps": _made(SCHEMA["properties"]["steps"], random)}


def _made(schema, random):
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        made = random.choice(BY_NAME[name]) if name in BY_NAME else None
        return made or _made(SCHEMA["$defs"][name], random)
    if "anyOf" in schema:
        return _made(random.choices(schema["anyOf"], [9, 1])[0], random)
    if "const" in schema or "enum" in schema:
        return random.choose(schema.get("enum") or [schema["const"]])
    return BY_TYPE[schema["type"]](schema, random)


def _text(schema, random):
    if "pattern" in schema:  # a currency, or the key of an administrator's entry
        return "EUR" if schema["pattern"].startswith("^[A-Z]") else "own_fair"
    return random.choice([text for text in TEXTS if len(text) <= schema["maxLength"]])


def _number(schema, random):
    least, most = schema.get("minimum", 0), schema.get("maximum", 10**6)
    return random.choice([each for each in NUMBERS if least <= each <= most] or [least])


def _list(schema, random):
    is_group = schema["items"].get("$ref", "").endswith("_row")
    most = min(schema.get("maxItems", 7), random.choice([2, 4, 7]))
    found = [_made(schema["items"], random) for _ in range(random.randint(0, most))]
    if is_group:
        return [{**row, "id": key} for row, key in zip(found, ROW_IDS, strict=False)]
    return list(dict.fromkeys(found))


def _object(schema, random):
    return {
        key: _made(each, random)
        for key, each in schema["properties"].items()
        if key != "id" and random.random() < random.kept
    }


BY_TYPE = {
    "string": _text,
    "integer": _number,
    "number": _number,
    "boolean": lambda _schema, random: random.random() < 0.5,
    "array": _list,
    "object": _object,
}
