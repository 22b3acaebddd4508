"""`portevoix check`: everything that CI runs, on the machine of whoever changes something."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import click

BIN = Path(sys.executable).parent
PYTEST = [str(BIN / "pytest"), "-n", "2", "-m"]  # on two cores: most of a check is waiting
TESTS = [*PYTEST, "not journey and not benchmark and not durability"]
QUICK: list[tuple[str, list[str], dict[str, str]]] = [
    ("format", [str(BIN / "ruff"), "format", "--check", "."], {}),
    ("lint", [str(BIN / "ruff"), "check", "."], {}),
    ("types", [str(BIN / "mypy")], {}),
    ("floors", [str(BIN / "lint-imports")], {}),
    ("templates", [str(BIN / "djlint"), "app/templates", "--lint", "--quiet"], {}),
    ("tests on SQLite", TESTS, {"PORTEVOIX_TEST_DATABASE": "sqlite"}),
]
POSTGRESQL = ("tests on PostgreSQL", TESTS, {"PORTEVOIX_TEST_DATABASE": "postgresql"})
DURABILITY: tuple[str, list[str], dict[str, str]] = ("durability", [*PYTEST, "durability"], {})
JOURNEYS: tuple[str, list[str], dict[str, str]] = ("journeys in Chromium", [*PYTEST, "journey"], {})


@click.command("check")
@click.option("--quick", is_flag=True, help="Leave out PostgreSQL, crashes and the browser.")
def check(quick: bool) -> None:
    """Run every check; ends with 1 if one fails."""
    checks = list(QUICK) if quick else [*QUICK, POSTGRESQL, DURABILITY]
    left_out = []
    if not quick:
        if browser():
            checks.append(JOURNEYS)
        else:
            left_out.append("journeys in Chromium (no Chromium on this machine)")
    failed = list_not_installed()
    failed += [name for name, command, given in checks if not _passes(name, command, given)]
    if left_out:
        click.echo(f"Left out: {', '.join(left_out)}.")
        if os.environ.get("CI") == "true":
            failed += left_out
    if failed:
        sys.exit(f"Failed: {', '.join(failed)}.")
    click.echo("All checks passed.")


def list_not_installed() -> list[str]:
    """Name the files of ./app that the installed package lacks: a site would miss them."""
    here, installed = Path("app"), Path(__file__).parent.parent
    files = [file.relative_to(here) for file in here.rglob("*") if file.is_file()]
    kept = [file for file in files if "__pycache__" not in file.parts]
    return [f"app/{file} is not installed" for file in kept if not (installed / file).is_file()]


def browser() -> str | None:
    """Find the system's Chromium."""
    return (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )


def _passes(name: str, command: list[str], environment: dict[str, str]) -> bool:
    click.echo(f"== {name}")
    started = time.monotonic()
    given = {each: value for each, value in os.environ.items() if not each.startswith("PORTEVOIX_")}
    done = subprocess.run(command, env={**given, **environment}, check=False)  # noqa: S603 our own list
    outcome = "ok" if done.returncode == 0 else "FAILED"
    click.echo(f"== {name}: {outcome} ({time.monotonic() - started:.0f} s)\n")
    return done.returncode == 0
