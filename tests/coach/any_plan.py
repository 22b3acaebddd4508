"""Any plan that plan.schema.json allows, made by walking the schema."""

import json
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from tests.coach.plans import day

SCHEMA = json.loads((Path(__file__).parent.parent / "plan" / "plan.schema.json").read_text())
ROW_IDS = ["1", "2", "3", "4"]
MOST_ROWS = 4
NEAR = [day(distance) for distance in (-40, -15, -3, 0, 1, 13, 14, 15, 21, 22, 30, 45)]
DATES = st.one_of(
    st.sampled_from([*NEAR, "2026-03-22", "2026-06-18", "2026-06-19", "2026-11-13"]),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat),
)
WORDS = ["raise awareness", "sensibiliser 200 jeunes", "Tous voisins", "tous  VOISINS", "#tous"]
REFERENCES = st.sampled_from([*ROW_IDS, "unknown", "gone"])
BY_NAME = {  # what has meaning beyond its form, so that rows refer to each other
    "ref": REFERENCES,
    "date": DATES,
    "link": st.just("https://example.org/a"),
    "language": st.sampled_from(["fr", "ar", "en", "pt-BR"]),
    "country": st.sampled_from(["FR", "BE", "NG", "GB", "unknown"]),
    "person": st.sampled_from(["1", "Ana", "unknown", " "]),
}


def answers_to(schema):
    """Make a strategy for one schema."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return BY_NAME[name] if name in BY_NAME else answers_to(SCHEMA["$defs"][name])
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "anyOf" in schema:
        return st.one_of([answers_to(each) for each in schema["anyOf"]])
    return BY_TYPE[schema["type"]](schema)


def _texts(schema):
    if "pattern" in schema:
        return st.from_regex(schema["pattern"], fullmatch=True)
    most = schema["maxLength"]
    fixed = [text for text in ("", "  ", "unknown", *WORDS) if len(text) <= most]
    free = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=min(most, 30))
    return st.one_of(st.sampled_from(fixed), free)


def _numbers(schema, make):
    least, most = schema.get("minimum", 0), schema.get("maximum", 10**12)
    return st.one_of(make(least, most), make(least, min(most, least + 30)))


def _wholes(schema):
    return _numbers(schema, st.integers)


def _fractions(schema):
    return st.one_of(_numbers(schema, st.floats), _wholes(schema))


def _lists(schema):
    items = schema["items"]
    if items.get("$ref", "").endswith("_row"):
        most = min(schema.get("maxItems", MOST_ROWS), MOST_ROWS)
        return st.lists(answers_to(items), max_size=most).map(_numbered)
    most = min(schema.get("maxItems", 8), 8)
    return st.lists(answers_to(items), max_size=most, unique=bool(schema.get("uniqueItems")))


def _numbered(rows):
    return [{**row, "id": number} for row, number in zip(rows, ROW_IDS, strict=False)]


def _objects(schema):
    inner = {key: each for key, each in schema["properties"].items() if key != "id"}
    return st.fixed_dictionaries({}, optional={k: answers_to(each) for k, each in inner.items()})


BY_TYPE = {
    "string": _texts,
    "integer": _wholes,
    "number": _fractions,
    "boolean": lambda _schema: st.booleans(),
    "array": _lists,
    "object": _objects,
}

DOCUMENTS = st.fixed_dictionaries(
    {"portevoix_plan": st.just(1), "steps": answers_to(SCHEMA["properties"]["steps"])}
)
