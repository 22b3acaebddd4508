"""The day is that of the organisation, not that of the machine."""

from dataclasses import replace
from datetime import date

import time_machine

from app.core.clock import today
from app.core.settings import site_settings


def test_it_is_tomorrow_where_midnight_is_over(app, monkeypatch):
    paris = replace(site_settings(), time_zone=type(site_settings().time_zone)("Europe/Paris"))
    monkeypatch.setitem(app.extensions, "settings", paris)
    with time_machine.travel("2026-07-14T22:30:00Z", tick=False):
        assert today() == date(2026, 7, 15)
    with time_machine.travel("2026-07-14T21:30:00Z", tick=False):
        assert today() == date(2026, 7, 14)
