"""`portevoix plan …`: plans as files, for scripts and trainers."""

import sys
from pathlib import Path

import click
from flask.cli import AppGroup

from app.accounts.queries import find_by_email
from app.campaigns.models import Depth
from app.campaigns.queries import get_campaign
from app.campaigns.verbs import start_campaign
from app.core.db import one_commit
from app.core.errors import Missing
from app.plan.interchange import NotAPlan, from_json, to_json

plan = AppGroup("plan", help="Campaign plans as JSON files: export and import.")


@plan.command("export")
@click.argument("campaign_id")
def export(campaign_id: str) -> None:
    """Print the plan of a campaign as JSON."""
    try:
        click.echo(to_json(get_campaign(campaign_id).plan), nl=False)
    except Missing:
        sys.exit(f"portevoix: there is no campaign {campaign_id}.")


@plan.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--owner", required=True, help="E-mail address of who will own the campaign.")
def import_(file: Path, owner: str) -> None:
    """Make a new campaign of a plan's file; prints its id as the last word."""
    try:
        read = from_json(file.read_bytes())
    except NotAPlan as error:
        sys.exit(f"portevoix: {error}")
    with one_commit():
        user = find_by_email(owner.strip().lower())
        if user is None:
            sys.exit(f"portevoix: nobody here has the address {owner}.")
        campaign = start_campaign(read, depth=Depth.COMPLETE, by=user)
    click.echo(f"Imported as {campaign.public_id}")
