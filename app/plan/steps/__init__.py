"""STEPS, the only list: the wizard, the plan format and the tests all walk it."""

from app.plan.steps import (
    audience,
    basics,
    calendar,
    channels,
    content,
    context,
    measurement,
    message,
    messengers,
    moderation,
    objectives,
    pretest,
    resources,
    review,
    risks,
    tracking,
)
from app.questions.fields import Page

STEPS: tuple[Page, ...] = (
    basics.STEP,
    context.STEP,
    audience.STEP,
    objectives.STEP,
    measurement.STEP,
    risks.STEP,
    resources.STEP,
    message.STEP,
    messengers.STEP,
    content.STEP,
    pretest.STEP,
    channels.STEP,
    calendar.STEP,
    moderation.STEP,
    tracking.STEP,
    review.STEP,
)
BY_SLUG: dict[str, Page] = {step.slug: step for step in STEPS}
