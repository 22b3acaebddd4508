"""The guidance of a step: what it is for, why, one tip, one good answer, one real case."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

CONTENT = Path(__file__).parent.parent / "content"
PARTS = ("why", "tip", "example", "case")


@dataclass(frozen=True)
class Guidance:
    """What a step tells in one language; `case_key` names the real campaign."""

    question: str
    lead: str
    why: str
    tip: str
    example: str
    case: str
    case_key: str


@lru_cache
def guidance_for(slug: str, language: str) -> Guidance:
    """Read a step's guidance from content/<language>/steps/<slug>.md."""
    text = (CONTENT / language / "steps" / f"{slug}.md").read_text(encoding="utf-8")
    head, *sections = re.split(r"^## ", text, flags=re.MULTILINE)
    question, _, lead = head.strip().removeprefix("# ").partition("\n")
    parts: dict[str, str] = {}
    case_key = ""
    for section in sections:
        name, _, body = section.partition("\n")
        name, _, key = name.partition(":")
        case_key = key.strip() or case_key
        parts[name.strip()] = body.strip()
    return Guidance(
        question, lead.strip(), case_key=case_key, **{each: parts[each] for each in PARTS}
    )
