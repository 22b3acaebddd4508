"""Starting a plan from a case study: its audience, messengers, channels and approach."""

from typing import Any

from app.case_studies.lending import find_public_answers
from app.plan.plan import Plan


def seed_from_case(slug: str | None, language: str) -> Plan:
    """Give a plan that takes over what another team can use; empty without such a case."""
    found = find_public_answers(slug, language) if slug and slug.isprintable() else None
    if found is None:
        return Plan()
    given = {key: value for key, value in found.items() if value not in (None, "", [], "unknown")}
    steps: dict[str, dict[str, Any]] = {
        "basics": _picked(given, "themes"),
        "context": _picked(given, "approach"),
        "audience": {"segments": _segments(given)},
        "channels": {
            "channels": [
                {"id": f"c{number}", "channel": key, "segment": "a1"}
                for number, key in enumerate(given.get("channels", [])[:10], start=1)
            ]
        },
    }
    kept = {slug: answers for slug, answers in steps.items() if any(answers.values())}
    return Plan(kept, {"started_from": {"slug": slug, "title": given.get("title", "")}})


def _picked(given: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: given[key] for key in keys if key in given}


def _segments(given: dict[str, Any]) -> list[dict[str, Any]]:
    kinds = given.get("audience_kinds", [])
    if not kinds:
        return []
    segment: dict[str, Any] = {"id": "a1", "rank": "main", "kind": kinds[0]}
    if trusted := given.get("messenger_kinds"):
        segment["trusts"] = trusted
    return [segment]
