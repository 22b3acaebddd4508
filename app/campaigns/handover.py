"""Turning a plan into the draft of a case study: nothing already given is asked again."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.campaigns.results_told import results_of
from app.case_studies.form import EVIDENCE_CEILING, find_question
from app.core.clock import now
from app.measures.evidence import suggest_evidence
from app.plan.answers import text
from app.plan.plan import Plan
from app.plan.telling_of import names_in, pieces_to_tell
from app.questions.fields import N_, UNKNOWN, Field, Kind, Rows
from app.reference.in_use import in_use

Draft = dict[str, Any]
MOST_LESSONS = 5
KNOWN_TO_ALL = ("title", "hashtag")  # the campaign was called so in public


def draft_from(
    plan: Plan, language: str, translate: Callable[[str], str] = str, on: date | None = None
) -> Draft:
    """Map a plan onto the case-study form (toolkit.md, step 16 and section 6).

    Only kinds of messengers are taken over: a name of somebody to protect gives way to dots, and
    pieces that show somebody who has not agreed to a case study stay out. Empty and unknown answers
    that the form cannot hold are left out, for the author to complete. The level of evidence is
    the one that the plan shows, and the highest that may be claimed. `on` is today.
    """
    on = on or now().date()
    draft = {
        **_from_basics(plan),
        **_from_planning(plan),
        **_from_production(plan, on),
        **_from_review(plan, language),
        "results": results_of(plan, language, translate, on),
        "lessons": _lessons(plan, translate),
    }
    level = suggest_evidence(plan, in_use()).level
    given = {key: value for key, value in draft.items() if _is_held(key, value)}
    return {**_unnamed(given, plan), "evidence_level": level, EVIDENCE_CEILING: level}


def _unnamed(draft: Draft, plan: Plan) -> Draft:
    """Put dots for the names of those to protect, in what was written, never in choices."""
    names = names_in(plan)
    if names is None:
        return draft

    def hide(question: Field | Rows, value: Any) -> Any:
        if isinstance(question, Rows):
            fields = {each.key: each for each in question.plain_fields()}
            return [
                {k: hide(fields[k], each) if k in fields else each for k, each in row.items()}
                for row in value
            ]
        is_text = question.kind in (Kind.TEXT, Kind.LONG_TEXT) and isinstance(value, str)
        return names.sub("…", value) if is_text else value

    found = {key: find_question(key) for key in draft if key not in KNOWN_TO_ALL}
    hidden = {key: hide(place[1], draft[key]) for key, place in found.items() if place}
    return {**draft, **hidden}


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


def _from_planning(plan: Plan) -> Draft:
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


def _from_production(plan: Plan, on: date) -> Draft:
    message = _first(plan.rows("message.messages"))
    pieces = plan.rows("content.pieces")
    told = [str(row["title"]) for row in pieces_to_tell(plan, on)[0] if row.get("title")]
    return {
        "core_message": message.get("core_message"),
        "cta": message.get("cta"),
        "messenger_kinds": _kinds(plan.rows("messengers.messengers")),
        "channels": _kinds(plan.rows("channels.channels"), "channel"),
        "formats": _kinds(pieces, "format"),
        "story": _shortened("\n".join(told), 1500),
        "team_size": _team_size(len(plan.people)),
    }


def _from_review(plan: Plan, language: str) -> Draft:
    review = plan.answers("review")
    outcomes = [
        row["evidence"] for row in plan.rows("review.outcomes") if _known(row.get("evidence"))
    ]
    return {
        "worked": _shortened(review.get("keep") or "\n".join(outcomes), 800),
        "would_change": review.get("would_change"),
        "harm": review.get("harm_seen"),
        "original_language": language,
    }


def _lessons(plan: Plan, translate: Callable[[str], str]) -> list[Draft]:
    """Begin the lessons with what was changed on the way, and what nobody expected."""
    rows = [(text(row, "what"), text(row, "why")) for row in plan.rows("tracking.changes")]
    if unexpected := text(plan.answers("review"), "unexpected"):
        rows.insert(0, (translate(N_("What we did not expect")), unexpected))
    found = [(what, why or what) for what, why in rows if what][:MOST_LESSONS]
    return [
        {"id": f"l{number}", "title": _shortened(what, 60), "text": _shortened(why, 300)}
        for number, (what, why) in enumerate(found, start=1)
    ]


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
