"""What the site does by itself every hour: empty bins, thin out versions, forget what is over."""

import logging
import time

from flask import Flask

from app.accounts.links import forget_expired
from app.accounts.sign_ins import forget_ended
from app.campaigns.binning import purge_campaigns
from app.campaigns.models import AnswerVersion
from app.campaigns.sharing import forget_old_shares
from app.campaigns.visits import forget_old_places
from app.case_studies.binning import purge_drafts
from app.case_studies.models import CaseDraftVersion
from app.core.clock import now
from app.core.db import one_commit
from app.core.forgetting import forget_all
from app.core.once import forget_old_forms
from app.core.outbox import forget_old_letters
from app.keeping.binning import purge_rows
from app.keeping.versions import list_thick, thin_out

EVERY = 3600  # seconds
OVER = (forget_ended, forget_expired, forget_old_letters, forget_old_forms, forget_old_shares)
log = logging.getLogger("portevoix")


def tidy_up() -> None:
    """Delete what lay in the bin for 30 days or is over, fold what was typed over a day ago."""
    with one_commit():
        purge_rows()
        purge_campaigns()
        purge_drafts()
        forget_old_places()
    for forget in OVER:
        forget_all(forget)
    moment = now()
    for table in (AnswerVersion, CaseDraftVersion):
        with one_commit():
            thick = list_thick(table, moment)
        for kept_id in thick:
            with one_commit():  # a short one each: people are saving meanwhile
                thin_out(table, kept_id, moment)


def tidy_every_hour(app: Flask) -> None:
    """Do it for as long as the site runs; a failure never stops the next round."""
    while True:
        try:
            with app.app_context():
                tidy_up()
        except Exception:
            log.exception("housekeeping failed")
        time.sleep(EVERY)
