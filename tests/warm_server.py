"""Servers for browser stories, forked from a process that has imported everything already.

Each story gets an installation of its own without the seconds that Python takes to read the program. A line of JSON on
standard input is the environment of a server and, as `LOG`, the file it prints to; the answer is a line with its
process id. It ends with its input. What a story starts again runs as `walkboard serve`, so that this way is gone too.
"""

import json
import os
import signal
import sys
import traceback
from importlib import import_module

from walkboard.cli import main

# What the command imports once it serves.
import_module("walkboard.cli.serving")


def serve(environment: dict[str, str]) -> None:
    """The forked process: `walkboard serve` with this environment, from here to its end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    log = os.open(environment.pop("LOG"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for here, there in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(here, there)
    os.environ.update(environment)
    sys.argv = ["walkboard", "serve"]
    status = 0
    try:
        main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 (as Python does at the end of a program, which this is not)
        traceback.print_exc()
        status = 1
    finally:
        sys.stdout.flush()
        os._exit(status)


def run() -> None:
    """Forks a server for every line, until there are no more."""
    # Nobody waits for the servers: the story sees that they are gone.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            serve(json.loads(line))
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    run()
