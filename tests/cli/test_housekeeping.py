import pytest

from app.cli import housekeeping


def test_a_failure_never_stops_the_next_round(app, monkeypatch, caplog):
    rounds = []

    def fail():
        rounds.append("failed")
        raise RuntimeError("the disk is full")

    def wait(seconds):
        assert seconds == housekeeping.EVERY
        if len(rounds) == 2:
            raise SystemExit

    monkeypatch.setattr(housekeeping, "tidy_up", fail)
    monkeypatch.setattr(housekeeping.time, "sleep", wait)
    with pytest.raises(SystemExit):
        housekeeping.tidy_every_hour(app)
    assert rounds == ["failed", "failed"]
    assert "housekeeping failed" in caplog.text
