"""Turning a plan into the draft of a case study: nothing already given is asked again."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.campaigns.handed_results import Telling, lessons_of, results_of
from app.campaigns.shortening import shortened
from app.campaigns.unnamed import without_names
from app.case_studies.form import EVIDENCE_CEILING, find_question
from app.measures.evidence import evidence_of
from app.plan.answers import several, text
from app.plan.coverage import consents_of
from app.plan.plan import Plan
from app.questions.fields import UNKNOWN, Field
from app.reference.in_use import label

Draft = dict[str, Any]
MOST_PEOPLE = 10  # that the form holds


def draft_from(
    plan: Plan,
    language: str,
    *,
    translate: Callable[[str], str] = str,
    today: date = date.max,
) -> Draft:
    """Map a plan onto the case-study form (toolkit.md, step 16 and section 6).

    Only kinds of messengers are taken over, never names, wherever a text holds one; people and
    what shows them only where written consent covers a case study today. Empty and unknown answers
    that the form cannot hold are left out, for the author to complete. The level of evidence is
    what the plan shows, never more.
    """
    telling = Telling(language, translate, today)
    draft = {
        **_from_basics(plan),
        **_from_planning(plan),
        **_from_production(plan, telling),
        **_from_results(plan, telling),
    }
    held = {key: value for key, value in draft.items() if _is_held(key, value)}
    return without_names(held, plan, language)


def with_ceiling(draft: Draft) -> Draft:
    """Keep with a draft how far its evidence goes: nobody may declare more of it."""
    return {**draft, EVIDENCE_CEILING: draft["evidence_level"]}


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
        "summary": shortened(basics.get("summary"), 110),
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


def _from_planning(plan: Plan) -> Draft:
    segments = plan.rows("audience.segments")
    main = next((row for row in segments if row.get("rank") == "main"), _first(segments))
    objectives = [
        row["what"] for row in plan.rows("objectives.objectives") if _known(row.get("what"))
    ]
    return {
        "problem": shortened(plan.answers("context").get("problem"), 800),
        "goal": plan.answers("objectives").get("goal"),
        "objectives": shortened("\n".join(objectives), 600),
        "audience_kinds": _kinds(segments),
        "audience": shortened(_audience(main), 400),
    }


def _from_production(plan: Plan, telling: Telling) -> Draft:
    message = _first(plan.rows("message.messages"))
    pieces = plan.rows("content.pieces")
    told = [row["title"] for row in list_tellable(plan, telling.today) if row.get("title")]
    return {
        "core_message": message.get("core_message"),
        "cta": message.get("cta"),
        "messenger_kinds": _kinds(plan.rows("messengers.messengers")),
        "channels": _kinds(plan.rows("channels.channels"), "channel"),
        "formats": _kinds(pieces, "format"),
        "story": shortened("\n".join(told), 1500),
        "team_size": _team_size(len(plan.people)),
        "people_named": _people(plan, telling),
    }


def list_tellable(plan: Plan, today: date) -> list[Draft]:
    """List the pieces of which one may tell: whoever they show agrees to a case study."""
    out = {e.messenger["id"] for e in consents_of(plan) if not e.covers_case_study(today)}
    return [
        row
        for row in plan.rows("content.pieces")
        if not out & {text(row, "messenger"), *several(row, "people_shown")}
    ]


def _people(plan: Plan, telling: Telling) -> list[Draft]:
    """List those who agreed in writing to be in a case study, by what they are."""
    covered = [e.messenger for e in consents_of(plan) if e.covers_case_study(telling.today)]
    named = [row for row in covered if text(row, "kind")]
    return [
        {
            "id": f"p{number}",
            "who": label("messenger_kinds", text(row, "kind"), telling.language)[:80],
            "named_as": "role_only",
            "consent": True,
        }
        for number, row in enumerate(named[:MOST_PEOPLE], start=1)
    ]


def _from_results(plan: Plan, telling: Telling) -> Draft:
    review = plan.answers("review")
    outcomes = [
        row["evidence"] for row in plan.rows("review.outcomes") if _known(row.get("evidence"))
    ]
    return {
        "results": results_of(plan, telling),
        "evidence_level": evidence_of(plan, telling.today).level,
        "worked": shortened(review.get("keep") or "\n".join(outcomes), 800),
        "would_change": review.get("would_change"),
        "harm": review.get("harm_seen"),
        "lessons": lessons_of(plan, telling),
        "original_language": telling.language,
    }


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
