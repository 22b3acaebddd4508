"""`portevoix demo …` and `portevoix library …`: demonstration cases, and rebuilding the shelves."""

import click
from flask.cli import AppGroup
from sqlalchemy import select

from app.case_studies import search
from app.case_studies.demo import load_demonstration, remove_demonstration
from app.case_studies.models import CaseStudy
from app.core.db import db, one_commit

demo = AppGroup("demo", help="Demonstration case studies: add, remove.")
library = AppGroup("library", help="The library: rebuild its shelves and its search.")


@demo.command("add")
def add() -> None:
    """Publish the demonstration cases that are not there yet."""
    with one_commit():
        added = load_demonstration()
    click.echo(f"{added} demonstration cases added.")


@demo.command("remove")
def remove() -> None:
    """Take the demonstration cases away."""
    with one_commit():
        removed = remove_demonstration()
    click.echo(f"{removed} demonstration cases removed.")


@library.command("rebuild")
def rebuild() -> None:
    """Put every live case study on its shelves again, as after adding a language."""
    with one_commit():
        cases = db.session.scalars(select(CaseStudy).where(CaseStudy.is_live)).all()
        for case in cases:
            search.index(case)
    click.echo(f"{len(cases)} case studies put on their shelves.")
