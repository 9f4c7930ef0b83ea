"""What a board can start from: words in every language, kinds that exist."""

import pytest

from walkboard.boards.templates import TEMPLATES, TemplateEntry, template, worded
from walkboard.errors import TemplateUnknown
from walkboard.maps.kinds import kinds


@pytest.mark.parametrize("entry", TEMPLATES.values(), ids=lambda entry: entry.key)
def test_every_template_says_what_it_is_for(entry: TemplateEntry) -> None:
    for text in (entry.title, entry.description):
        assert worded(text, "en")
        assert worded(text, "de")
    assert worded(entry.description, "en").endswith(".")
    assert worded(entry.description, "de").endswith(".")
    assert set(entry.kinds) <= kinds().keys()


def test_kinds_are_offered_in_the_order_of_their_definitions() -> None:
    keys = [key for key in TEMPLATES if key in kinds()]
    assert keys == sorted(keys, key=lambda key: kinds()[key].order)
    assert (keys[0], keys[4], keys[-1]) == ("service_blueprint", "kanban", "squads")
    assert len({kind.order for kind in kinds().values()}) == len(keys)


def test_unknown_templates() -> None:
    with pytest.raises(TemplateUnknown):
        template("none")
