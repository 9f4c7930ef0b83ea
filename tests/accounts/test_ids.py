"""Ids of rows."""

from walkboard.accounts.tables import new_id


def test_an_id_can_be_given_on_a_command_line() -> None:
    assert not any(new_id().startswith("-") for _ in range(2_000))
