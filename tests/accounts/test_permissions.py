"""The table of what a role may do, spelled out once more so that a change to it is noticed."""

import pytest

from walkboard.accounts.permissions import PERMISSIONS, Action, Role, Standing, effective_role, may, standing_of

EXPECTED = """
board.view                   owner facilitator editor viewer
board.edit                   owner facilitator editor
board.change                 owner facilitator editor
board.duplicate              owner facilitator editor viewer
board.delete                 owner
board.restore                owner
board.take-snapshot          owner facilitator editor
walk.take-part               owner facilitator editor viewer
walk.agree                   owner facilitator editor
walk.lead                    owner facilitator editor
walk.lead-over-others        owner facilitator
board.see-members            owner facilitator editor viewer
board.manage-members         owner
board.invite                 owner
installation.create-board    installation-owner person
installation.manage-streams  installation-owner
installation.manage-tokens   installation-owner
stream.describe              owner facilitator
stream.see-money             owner facilitator
stream.enter-money           owner facilitator
stream.decide-who-sees-money owner
"""


@pytest.mark.rule("A6")
def test_the_whole_table() -> None:
    expected = {words[0]: set(words[1:]) for words in map(str.split, EXPECTED.strip().splitlines())}
    assert {action.value: {who.value for who in PERMISSIONS[action]} for action in Action} == expected


@pytest.mark.parametrize("action", Action)
def test_nobody_may_do_nothing(action: Action) -> None:
    assert not may(None, action)


def test_a_boards_owner_is_not_the_installations() -> None:
    assert not may(Role.OWNER, Action.MANAGE_TOKENS)
    assert not may(Standing.HOST, Action.DELETE)
    assert standing_of(False) is Standing.PERSON


@pytest.mark.parametrize("member_role", [None, *Role])
def test_the_owner_of_the_installation_is_owner_everywhere(member_role: Role | None) -> None:
    assert effective_role(True, member_role) is Role.OWNER
    assert effective_role(False, member_role) is member_role
