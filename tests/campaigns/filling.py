"""Filling in every question of the wizard: as stored answers, and as posted forms."""

from typing import Any

from app.plan.steps import STEPS
from app.questions.fields import Field, Kind, Rows
from app.reference.in_use import labels

TYPED = {
    Kind.YES_NO: "yes",
    Kind.DATE: "2027-03-22",
    Kind.MONEY: "12",
    Kind.LINK: "https://example.org/",
    Kind.COUNTRY: "FR",
    Kind.LANGUAGE: "français",
    Kind.LANGUAGES: "français, العربية",
}
STORED = {
    **TYPED, Kind.YES_NO: True, Kind.MONEY: 1200, Kind.LANGUAGE: "fr",
    Kind.LANGUAGES: ["fr", "ar"],
}  # fmt: skip
FIRST = "r1"  # the id of the first row of each group


def fitting(question: Field, words: str) -> str:
    """Cut words so that they fit; repeat them to the limit where they end in an ellipsis."""
    limit = question.limit or 80
    return (words.removesuffix("…") * limit)[:limit] if words.endswith("…") else words[:limit]


def keys_of(question: Field) -> list[Any]:
    """List the keys of the choices that do not depend on other answers."""
    if question.options:
        return [option.key for option in question.options]
    if question.taxonomy == "steps":
        return [step.slug for step in STEPS]
    return list(labels(question.taxonomy, "en")) if question.taxonomy else [FIRST]


def stored(question: Field | Rows, words: str, *, most: bool = False) -> Any:
    """Give an answer as it is stored; with `most`, as many choices as there may be."""
    if isinstance(question, Rows):
        row = {each.key: stored(each, words, most=most) for each in question.fields}
        return [{"id": f"r{number}", **row} for number in range(1, max(1, question.needs) + 1)]
    if question.kind is Kind.NUMBER:
        return int(question.least or 1)
    if question.kind in STORED:
        return STORED[question.kind]
    if question.kind is Kind.CHECKS:
        return {str(option.key): "yes" for option in question.options}
    if question.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.PERSON):
        return fitting(question, words)
    keys = [FIRST] if question.points_to else keys_of(question)
    if question.kind in (Kind.CHOICE, Kind.REFERENCE):
        return keys[0]
    keys = [key for key in keys if key != question.alone]
    return keys[: question.limit or None] if most else keys[:1]


def document(words: str, *, most: bool = False) -> dict[str, Any]:
    """Give a plan in which everything is answered, as an exported file."""
    steps = {
        step.slug: {each.key: stored(each, words, most=most) for each in step.questions}
        for step in STEPS
    }
    return {"portevoix_plan": 1, "steps": steps}


def posted(questions: tuple[Field | Rows, ...], words: str) -> dict[str, Any]:
    """Give what a form would send in which every question is answered."""
    form: dict[str, Any] = {"base": "0", "drawn": " ".join(each.key for each in questions)}
    for each in questions:
        if isinstance(each, Rows):
            form[f"{each.key}-row"] = FIRST
            form |= {
                f"{each.key}-{FIRST}-{key}": value
                for key, value in posted(each.plain_fields(), words).items()
                if key not in ("base", "drawn")
            }
        elif each.kind is Kind.CHECKS:
            form |= {f"{each.key}-{option.key}": "yes" for option in each.options}
        elif each.kind is Kind.NUMBER:
            form[each.key] = str(stored(each, words))
        elif each.kind in TYPED:
            form[each.key] = TYPED[each.kind]
        else:
            form[each.key] = stored(each, words)
    return form


def every_form() -> list[tuple[str, tuple[Field | Rows, ...]]]:
    """List the forms of the wizard: the path after /steps/, and the questions it may draw."""
    forms: list[tuple[str, tuple[Field | Rows, ...]]] = []
    for step in STEPS:
        groups = [(f"{step.slug}/rows/{g.key}/{FIRST}", g.fields) for g in step.groups()]
        forms += [*groups, (step.slug, step.fields())]
    return forms
