"""`portevoix people …`: accounts for scripts and for whoever keeps the server."""

from flask.cli import AppGroup

people = AppGroup("people", help="Accounts: add, promote, reset link, sign out.")
