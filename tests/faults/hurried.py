"""The command with less patience, so that tests of what takes long take little: `python -m tests.faults.hurried serve`.

`WALKBOARD_TEST_CONSTANTS` is a JSON object from the full names of the program's constants to other values.
"""

import importlib
import json
import os

from walkboard.cli.commands import main

VARIABLE = "WALKBOARD_TEST_CONSTANTS"


def hurry(constants: dict[str, float]) -> None:
    """Replaces constants that exist."""
    for place, value in constants.items():
        module, _, name = place.rpartition(".")
        owner = importlib.import_module(module)
        assert hasattr(owner, name), place
        setattr(owner, name, value)


if __name__ == "__main__":
    hurry(json.loads(os.environ.pop(VARIABLE, "{}")))
    main()
