"""`make bench`: Walkboard and its peers side by side, on one machine, in turn."""

import argparse
import resource
import subprocess
import sys

from tests.bench import browser
from tests.bench.meter import GENERATOR_CORE, pin_to, unpin
from tests.bench.peers import InstallError
from tests.bench.results import Results
from tests.bench.scenarios import QUICK, SCENARIOS, SERVERS, say

BROWSER = "B"


def asked() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--only", help=f"scenarios, separated by commas: {', '.join(SCENARIOS)}, {BROWSER} (in a browser)"
    )
    parser.add_argument("--servers", help=f"servers, separated by commas: {', '.join(SERVERS)}")
    parser.add_argument("--quick", action="store_true", help="one round, without the searches for capacity")
    parser.add_argument("--rounds", type=int, help="rounds of each scenario, instead of its own number")
    parser.add_argument("--add", action="store_true", help="as further rounds, next to what earlier runs found")
    parser.add_argument("--table", action="store_true", help="measure nothing, print what earlier runs found")
    return parser.parse_args()


def chosen(names: str | None, known: dict[str, object], what: str) -> list[str]:
    """Those that were asked for, or all; ends the program when there is no such thing."""
    found = names.split(",") if names else list(known)
    unknown = set(found) - known.keys()
    if unknown:
        raise SystemExit(f"There is no {what} {', '.join(sorted(unknown))}. Known: {', '.join(known)}.")
    return found


def measure(results: Results, scenario: str, servers: list[str], rounds: int, *, add: bool) -> None:
    """Rounds of one scenario, the servers in turn within each."""
    for turn in range(rounds):
        for server in servers:
            say(f"{scenario}, round {turn + 1} of {rounds}: {server}")
            try:
                label = SERVERS[server].label()
                found = SCENARIOS[scenario].measure(SERVERS[server], server)
            except InstallError as error:
                results.notes[server] = f"not installed, left out: {error}"
            except (RuntimeError, OSError) as error:
                results.notes[f"{server}, {scenario}"] = f"not measured: {error}"
            else:
                if not add and not turn:
                    results.forget(server, set(found))
                results.notes.pop(server, None)
                results.notes.pop(f"{server}, {scenario}", None)
                results.add(server, label, found)
            results.save()


def look(results: Results, *, quick: bool) -> None:
    """The scenario in a browser, on all cores."""
    say(f"{BROWSER}: the wall in a browser")
    unpin()
    try:
        browser.measure(quick=quick)
        results.notes.pop(BROWSER, None)
    except (RuntimeError, OSError, subprocess.TimeoutExpired) as error:
        results.notes[BROWSER] = f"not measured: {error}"
    results.save()


def main() -> None:
    """Measures what was asked for, keeps it, and prints everything that is known."""
    options = asked()
    results = Results.load()
    names = chosen(options.only, {**SCENARIOS, BROWSER: None}, "scenario")
    servers = chosen(options.servers, dict.fromkeys(QUICK) if options.quick else dict(SERVERS), "server")
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    for name in [] if options.table else names:
        if name == BROWSER:
            look(results, quick=options.quick)
            continue
        scenario = SCENARIOS[name]
        if options.quick and not scenario.quick and not options.only:
            continue
        pin_to(GENERATOR_CORE)
        rounds = options.rounds or (1 if options.quick else scenario.rounds)
        measure(results, name, [who for who in scenario.servers if who in servers], rounds, add=options.add)
    in_browser = browser.FOUND.read_text() if browser.FOUND.exists() else ""
    sys.stdout.write(f"{results.table()}\n\n{in_browser}")


if __name__ == "__main__":
    main()
