"""Turning a plan into the draft of a case study: nothing already given is asked again."""

from collections.abc import Mapping
from typing import Any

from app.case_studies.form import find_question
from app.plan.plan import Plan, surroundings
from app.plan.steps import BY_SLUG
from app.questions.fields import UNKNOWN, Field
from app.questions.telling import tell

Draft = dict[str, Any]


def draft_from(plan: Plan, language: str) -> Draft:
    """Map a plan onto the case-study form (toolkit.md, step 16 and section 6).

    Only kinds of messengers are taken over, never names; empty and unknown answers that the form
    cannot hold are left out, for the author to complete.
    """
    draft = {
        **_from_basics(plan),
        **_from_planning(plan, language),
        **_from_production(plan),
        **_from_results(plan, language),
    }
    return {key: value for key, value in draft.items() if _is_held(key, value)}


def _is_held(key: str, value: Any) -> bool:
    """Whether there is an answer, and one that the form's question may hold."""
    if value != UNKNOWN:
        return value not in (None, "", [])
    found = find_question(key)
    return found is not None and isinstance(found[1], Field) and found[1].may_be_unknown


def _from_basics(plan: Plan) -> Draft:
    basics, calendar = plan.answers("basics"), plan.answers("calendar")
    state = {"running": "running", "finished": "finished"}.get(str(basics.get("is_live")))
    return {
        "title": basics.get("title"),
        "hashtag": basics.get("hashtag"),
        "summary": _shortened(basics.get("summary"), 110),
        "country": basics.get("country"),
        "area": basics.get("area"),
        "languages": basics.get("languages"),
        "organiser": basics.get("organisation"),
        "organiser_type": basics.get("org_type"),
        "themes": basics.get("themes"),
        "status": state,
        "start": _known(calendar.get("launch_date")) or calendar.get("start"),
        "end": _known(calendar.get("end")),
        "timing": calendar.get("why_this_date"),
        "approach": plan.answers("context").get("approach"),
    }


def _from_planning(plan: Plan, language: str) -> Draft:
    segments = plan.rows("audience.segments")
    main = next((row for row in segments if row.get("rank") == "main"), _first(segments))
    objectives = [
        row["what"] for row in plan.rows("objectives.objectives") if _known(row.get("what"))
    ]
    return {
        "problem": _shortened(plan.answers("context").get("problem"), 800),
        "goal": plan.answers("objectives").get("goal"),
        "objectives": _shortened("\n".join(objectives), 600),
        "audience_kinds": _kinds(segments),
        "audience": _shortened(_audience(main), 400),
    }


def _from_production(plan: Plan) -> Draft:
    message = _first(plan.rows("message.messages"))
    pieces = plan.rows("content.pieces")
    told = [row["title"] for row in pieces if row.get("title")]
    return {
        "core_message": message.get("core_message"),
        "cta": message.get("cta"),
        "messenger_kinds": _kinds(plan.rows("messengers.messengers")),
        "channels": _kinds(plan.rows("channels.channels"), "channel"),
        "formats": _kinds(pieces, "format"),
        "story": _shortened("\n".join(told), 1500),
        "team_size": _team_size(len(plan.people)),
    }


def _from_results(plan: Plan, language: str) -> Draft:
    review = plan.answers("review")
    outcomes = [
        row["evidence"] for row in plan.rows("review.outcomes") if _known(row.get("evidence"))
    ]
    return {
        "results": _results(plan, language),
        "worked": _shortened(review.get("keep") or "\n".join(outcomes), 800),
        "would_change": review.get("would_change"),
        "harm": review.get("harm_seen"),
        "original_language": language,
    }


def _results(plan: Plan, language: str) -> list[Draft]:
    """Give the last figure of each indicator that the log book holds."""
    planned = {row["id"]: row.get("indicator") for row in plan.rows("measurement.indicators")}
    latest: dict[str, Mapping[str, Any]] = {}
    for entry in sorted(plan.rows("tracking.entries"), key=lambda row: str(row.get("date"))):
        if _known(entry.get("value")) is not None and _known(entry.get("indicator")):
            latest[str(entry["indicator"])] = entry
    told = [_told(entry, plan, language) for entry in latest.values()]
    return [
        {"id": f"r{number}", "indicator": planned.get(key, key), **words}
        for number, (key, words) in enumerate(zip(latest, told, strict=True), start=1)
    ]


def _told(entry: Mapping[str, Any], plan: Plan, language: str) -> Draft:
    group = BY_SLUG["tracking"].group("entries")
    fields = {each.key: each for each in group.plain_fields()} if group else {}
    around = surroundings(plan, language)
    told = {
        key: " ".join(tell(fields[key], entry.get(key), around))
        for key in ("value", "date", "note")
    }
    found = {
        "value": told["value"],
        "period": told["date"],
        "how": _shortened(told["note"], 200),
        "proof": entry.get("proof"),
    }
    return {key: value for key, value in found.items() if value}


def _kinds(rows: list[dict[str, Any]], key: str = "kind") -> list[str]:
    found: list[str] = []
    for row in rows:
        value = row.get(key)
        found += value if isinstance(value, list) else [value] if isinstance(value, str) else []
    return list(dict.fromkeys(each for each in found if each != UNKNOWN))


def _audience(segment: Mapping[str, Any]) -> str:
    parts = [segment.get(key) for key in ("label", "place", "cares_about")]
    return ". ".join(str(part) for part in parts if _known(part))


def _team_size(people: int) -> str | None:
    if not people:
        return None
    bands = ((1, "1"), (5, "2_5"), (15, "6_15"), (50, "16_50"))
    return next((key for most, key in bands if people <= most), "more")


def _first(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return rows[0] if rows else {}


def _known(value: Any) -> Any:
    return None if value in ("", UNKNOWN) else value


def _shortened(text: Any, limit: int) -> str | None:
    """Cut at a word so that it fits; the author sees it and may say it better."""
    if not isinstance(text, str) or len(text) <= limit:
        return text if isinstance(text, str) else None
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
