"""The one list of what the site is made of (the top floor)."""

from flask import Flask
from flask_migrate import Migrate
from werkzeug.middleware.proxy_fix import ProxyFix

from app.accounts.commands import people as people_commands
from app.accounts.rights import ROLE_RULES
from app.accounts.routes import (
    administration,
    email,
    invitation,
    links,
    mail,
    password,
    people,
    registration,
    sessions,
    settings,
    setup,
)
from app.accounts.sign_ins import add_sign_in
from app.campaigns.commands import plan
from app.campaigns.routes import bin as campaign_bin
from app.campaigns.routes import (
    calendar,
    calendar_files,
    comment_coding,
    comments,
    copies,
    dashboard,
    drafts,
    exports,
    figures_import,
    history,
    invitations,
    joining,
    presence,
    results,
    review,
    row_bin,
    rows,
    shared,
    shares,
    steps,
    subscription,
    survey,
    tasks,
    team,
    tracking,
)
from app.campaigns.routes import (
    coach as coach_pages,
)
from app.campaigns.templating import add_campaign_templating
from app.case_studies.commands import demo
from app.case_studies.commands import library as library_commands
from app.case_studies.routes import answers, decisions, library, media, moderation, submissions
from app.case_studies.routes import bin as draft_bin
from app.case_studies.routes import drafts as submission_drafts
from app.case_studies.routes import history as draft_history
from app.cli.check import check
from app.cli.coach import coach
from app.cli.config import config
from app.cli.database import MIGRATIONS
from app.cli.start import start
from app.cli.translations import translations
from app.core.db import db
from app.keeping.posting import add_keeping
from app.site.knowledge import add_knowledge
from app.site.routes import counts, health, home, reference, texts, tour
from app.web.caching import add_caching
from app.web.compression import add_compression
from app.web.failures import add_failures
from app.web.guards import add_guards
from app.web.locale import add_locale
from app.web.security import add_security
from app.web.static_files import add_static_files
from app.web.templating import add_templating

BLUEPRINTS = (
    home.blueprint,
    texts.blueprint,
    tour.blueprint,
    health.blueprint,
    settings.blueprint,
    registration.blueprint,
    password.blueprint,
    email.blueprint,
    sessions.blueprint,
    setup.blueprint,
    invitation.blueprint,
    links.blueprint,
    administration.blueprint,
    people.blueprint,
    mail.blueprint,
    reference.blueprint,
    counts.blueprint,
    library.blueprint,
    media.blueprint,
    submissions.blueprint,
    draft_history.blueprint,
    draft_bin.blueprint,
    answers.blueprint,
    submission_drafts.blueprint,
    moderation.blueprint,
    decisions.blueprint,
    dashboard.blueprint,
    tasks.blueprint,
    steps.blueprint,
    rows.blueprint,
    drafts.blueprint,
    review.blueprint,
    exports.blueprint,
    results.blueprint,
    team.blueprint,
    invitations.blueprint,
    joining.blueprint,
    comments.blueprint,
    coach_pages.blueprint,
    calendar.blueprint,
    figures_import.blueprint,
    calendar_files.blueprint,
    subscription.blueprint,
    shares.blueprint,
    shared.blueprint,
    tracking.blueprint,
    survey.blueprint,
    copies.blueprint,
    comment_coding.blueprint,
    presence.blueprint,
    history.blueprint,
    row_bin.blueprint,
    campaign_bin.blueprint,
)
COMMANDS = (
    start,
    check,
    coach,
    config,
    translations,
    people_commands,
    plan,
    demo,
    library_commands,
)


def add_features(app: Flask) -> None:
    """Put the whole house on this app, floor by floor."""
    db.init_app(app)
    Migrate(app, db, directory=str(MIGRATIONS))
    add_locale(app)
    add_security(app)
    add_guards(app, ROLE_RULES)
    add_sign_in(app)
    add_templating(app)
    add_campaign_templating(app)
    add_knowledge(app)
    add_failures(app)
    add_keeping(app)
    add_static_files(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for command in COMMANDS:
        app.cli.add_command(command)
    add_compression(app)
    add_caching(app)
    if proxies := app.extensions["settings"].proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]
