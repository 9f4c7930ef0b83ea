"""The wall in a real browser (B): run by Playwright in `web/bench/`, beside Excalidraw and an empty page."""

import os
import subprocess

from tests.bench.peers import CACHE, InstallError, installed

WEB = CACHE.parent / "web"
FOUND = CACHE / "browser.md"
TIMEOUT = 1800


def measure(*, quick: bool) -> None:
    """Measures, and leaves a table in `.bench/browser.md`; raises RuntimeError."""
    subjects = "empty,excalidraw,walkboard"
    left_out = ""
    try:
        installed("excalidraw")
    except InstallError as error:
        subjects, left_out = "empty,walkboard", f"\n* Excalidraw: not installed, left out: {error}\n"
    environment = {
        **os.environ,
        "BENCH_SUBJECTS": subjects,
        "BENCH_NOTES": "10000" if quick else "10000,10000+3000,1000,5000",
        "BENCH_OPENINGS": "1" if quick else "3",
    }
    command = ["npx", "--no-install", "playwright", "test", "-c", "bench/playwright.config.ts"]
    done = subprocess.run(command, cwd=WEB, env=environment, capture_output=True, text=True, timeout=TIMEOUT)
    if done.returncode:
        raise RuntimeError(done.stdout.strip()[-600:])
    FOUND.write_text(FOUND.read_text() + left_out)
