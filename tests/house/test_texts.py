"""Everything a person reads is there in every language, and French is set as French is."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from app.cli.translations import compiled, list_gaps, mo_file, po_files, read
from app.core.typography import french
from app.plan.guidance import guidance_for
from app.plan.steps import STEPS

CONTENT = Path(__file__).parent.parent.parent / "app" / "content"
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")


@pytest.mark.parametrize("file", po_files(), ids=str)
def test_every_message_is_translated(file):
    assert list_gaps(file) == []


@pytest.mark.parametrize("file", po_files(), ids=str)
def test_the_compiled_catalogue_is_the_written_one(file):
    assert mo_file(file).read_bytes() == compiled(file)


@pytest.mark.parametrize("file", po_files(), ids=str)
def test_translations_keep_the_placeholders(file):
    for message in read(file):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = set(PLACEHOLDER.findall(ids[-1]))
        assert set(PLACEHOLDER.findall(strings[-1])) == wanted, message.id


@pytest.mark.parametrize("file", po_files(), ids=str)
def test_messages_can_be_filled_in(file):
    """Templates fill in every message: a lone per cent sign would break the page."""
    for message in read(file):
        for text in (*_texts(message.id), *_texts(message.string)):
            text % defaultdict(int)


def _texts(given):
    return given if isinstance(given, tuple) else (given,)


def french_texts():
    yield from sorted((CONTENT / "fr").rglob("*.md"))


@pytest.mark.parametrize("file", list(french_texts()), ids=lambda f: f.stem)
def test_french_prose_is_set_as_french_is(file):
    text = file.read_text(encoding="utf-8")
    body = "\n".join(line for line in text.split("\n") if not line.startswith("## "))
    assert french(body) == body


def test_both_languages_have_the_same_texts():
    names = {
        language: sorted(
            str(f.relative_to(CONTENT / language)) for f in (CONTENT / language).rglob("*.md")
        )
        for language in ("fr", "en")
    }
    assert names["fr"] == names["en"]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.slug)
def test_every_step_guides_in_every_language(step, language):
    guidance = guidance_for(step.slug, language)
    parts = (
        guidance.question,
        guidance.lead,
        guidance.why,
        guidance.tip,
        guidance.example,
        guidance.case,
    )
    assert all(parts)
    assert guidance.case_key
