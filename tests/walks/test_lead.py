"""Who may steer, and who may take the lead."""

import pytest

from walkboard.accounts.permissions import Role
from walkboard.errors import InputRefused, NotLeading, NotPermitted, WalkboardError
from walkboard.walks.lead import Actor, Lead, handed, require_steering

ANNA = Lead("anna", Role.EDITOR, present=True)
AWAY = Lead("anna", Role.EDITOR, present=False)
VACANT = Lead("anna", Role.VIEWER, present=True)
GONE = Lead("anna", None, present=False)


@pytest.mark.parametrize(
    ("person", "role", "lead", "refusal"),
    [
        ("anna", Role.EDITOR, ANNA, None),
        ("anna", Role.EDITOR, AWAY, None),
        ("ben", Role.EDITOR, ANNA, NotLeading),
        ("ben", Role.EDITOR, AWAY, NotLeading),
        ("ben", Role.EDITOR, VACANT, NotLeading),
        ("ben", Role.FACILITATOR, ANNA, None),
        ("ben", Role.OWNER, ANNA, None),
        ("ben", Role.VIEWER, GONE, NotPermitted),
        ("anna", Role.VIEWER, VACANT, NotPermitted),
    ],
)
def test_steering(person: str, role: Role, lead: Lead, refusal: type[WalkboardError] | None) -> None:
    if refusal is None:
        require_steering(Actor(person, role), lead)
    else:
        with pytest.raises(refusal):
            require_steering(Actor(person, role), lead)


@pytest.mark.parametrize(
    ("role", "lead", "target", "target_role", "refusal"),
    [
        (Role.EDITOR, ANNA, "ben", Role.EDITOR, NotLeading),
        (Role.EDITOR, AWAY, "ben", Role.EDITOR, None),
        (Role.EDITOR, VACANT, "ben", Role.EDITOR, None),
        (Role.EDITOR, GONE, "ben", Role.EDITOR, None),
        (Role.EDITOR, GONE, "carla", Role.EDITOR, NotLeading),  # one takes it oneself
        (Role.FACILITATOR, ANNA, "ben", Role.FACILITATOR, None),
        (Role.FACILITATOR, ANNA, "carla", Role.EDITOR, None),
        (Role.FACILITATOR, ANNA, "carla", Role.VIEWER, InputRefused),
        (Role.OWNER, ANNA, "nobody", None, InputRefused),
        (Role.VIEWER, GONE, "ben", Role.VIEWER, NotPermitted),
    ],
)
def test_handing_over(
    role: Role, lead: Lead, target: str, target_role: Role | None, refusal: type[WalkboardError] | None
) -> None:
    if refusal is None:
        assert handed(Actor("ben", role), lead, target, target_role) == target
    else:
        with pytest.raises(refusal):
            handed(Actor("ben", role), lead, target, target_role)


def test_who_leads_hands_it_on() -> None:
    assert handed(Actor("anna", Role.EDITOR), ANNA, "carla", Role.EDITOR) == "carla"


def test_a_role_that_does_not_lead_leaves_the_lead_vacant() -> None:
    assert (ANNA.holder, VACANT.holder, GONE.holder, Lead(None, None, present=False).holder) == (
        "anna",
        None,
        None,
        None,
    )
