"""A server on which a page asked for with `?slow=SECONDS` takes that long. For tests only."""

import time

from flask import Flask, request

from app.cli.main import main
from app.features import add_static_files

if __name__ == "__main__":
    from app import features

    def with_slow_pages(app: Flask) -> None:
        add_static_files(app)
        app.before_request(lambda: time.sleep(request.args.get("slow", 0.0, type=float)))

    features.add_static_files = with_slow_pages  # type: ignore[attr-defined]
    main()
