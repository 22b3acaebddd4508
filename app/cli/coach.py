"""`portevoix coach FILE.json`: what the coach says of a plan, for scripts and trainers."""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from textwrap import fill

import click
from flask.cli import with_appcontext
from flask_babel import force_locale, gettext

from app.coach.coach import list_remarks
from app.coach.remark import Known, Remark
from app.coach.telling import BASES, SEVERITIES, Teller
from app.plan.interchange import NotAPlan, from_json
from app.plan.steps import BY_SLUG
from app.reference.in_use import in_use


@click.command("coach")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge by.")
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", help="Language of --text.")
@click.option("--text", is_flag=True, help="Sentences instead of JSON.")
@with_appcontext
def coach(file: Path, today: datetime | None, lang: str, *, text: bool) -> None:
    """Print what the coach says of a plan's file; ends with 1 if it is no plan."""
    try:
        plan = from_json(file.read_bytes())
    except NotAPlan as error:
        sys.exit(f"portevoix: {error}")
    known = Known(in_use(), today.date() if today else date.today())
    remarks = list_remarks(plan, known)
    if not text:
        documents = [each.as_document() for each in remarks]
        click.echo(json.dumps(documents, ensure_ascii=False, indent=2))
        return
    with force_locale(lang):
        teller = Teller(gettext, lang, known.reference, plan.currency)
        click.echo("\n\n".join("\n".join(_lines(each, teller)) for each in remarks))


def _lines(remark: Remark, teller: Teller) -> Iterator[str]:
    where = " · ".join(filter(None, (gettext(BY_SLUG[remark.step].title), remark.row)))
    yield f"{remark.rule.key} · {gettext(SEVERITIES[remark.severity])} · {where}"
    yield f"  {gettext(remark.rule.title)}"
    for words in (teller.saw(remark), teller.why(remark)):
        yield fill(words, 90, initial_indent="  ", subsequent_indent="  ")
    yield f"  {gettext(BASES[remark.rule.rests_on.basis])}"
    for key in remark.rule.rests_on.sources:
        source = teller.reference.lists["sources"][key]
        yield f"    {source['name']}: {source['address']}"
