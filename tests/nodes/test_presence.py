"""Who is where on a board crosses servers, and so do events; who is on a server that is gone is gone soon."""

import pytest

from tests.history.stage import ANNA, BEN
from tests.nodes.stage import Node, until
from tests.rooms.client import Client, connected, states
from walkboard.bus.local import LocalBus
from walkboard.bus.messages import People, Presence, Seen, Someone

pytestmark = pytest.mark.asyncio(loop_scope="module")


def present(node: Node) -> set[str]:
    return {person.id for person in node.rooms.present("wall")}


async def test_movements_cross_with_the_name_that_the_server_put_in(nodes: tuple[Node, Node]) -> None:
    anna, ben = Client(ANNA), Client(BEN)
    async with connected(nodes[0].rooms, anna), connected(nodes[1].rooms, ben):
        anna.move(x=1, person={"id": "somebody else"})
        await ben.until(lambda: states(ben))
        shown = states(ben)[anna.doc.client_id]
        assert shown == {"x": 1, "person": {"id": ANNA, "name": "Anna", "discipline": "design"}}
        for number in range(20):
            anna.move(x=number)
        await ben.until(lambda: states(ben)[anna.doc.client_id]["x"] == 19)  # type: ignore[index]
        ben.move(y=1)
        await anna.until(lambda: ben.doc.client_id in states(anna))
    async with connected(nodes[1].rooms, Client("cleo")) as cleo:
        await cleo.until(lambda: not states(cleo))


async def test_a_newcomer_hears_who_is_on_the_other_server(nodes: tuple[Node, Node]) -> None:
    anna, ben = Client(ANNA), Client(BEN)
    async with connected(nodes[0].rooms, anna):
        anna.move(x=1)
        async with connected(nodes[1].rooms, ben):  # the first on that server, which opens the board just now
            await ben.until(lambda: anna.doc.client_id in states(ben))
            async with connected(nodes[1].rooms, Client("cleo")) as cleo:
                await cleo.until(lambda: anna.doc.client_id in states(cleo))


async def test_who_leaves_is_gone_on_both(nodes: tuple[Node, Node]) -> None:
    ben, keeper = Client(BEN), Client("keeper")
    async with connected(nodes[1].rooms, ben), connected(nodes[0].rooms, keeper):
        async with connected(nodes[0].rooms, Client(ANNA)) as anna:
            anna.move(x=1)
            await ben.until(lambda: anna.doc.client_id in states(ben))
        await ben.until(lambda: not states(ben))


async def test_who_is_present_is_known_on_a_server_that_has_not_opened_the_board(nodes: tuple[Node, Node]) -> None:
    async with connected(nodes[0].rooms, Client(ANNA)), connected(nodes[0].rooms, Client(BEN)):
        await until(lambda: present(nodes[1]) == {ANNA, BEN})
        assert len(nodes[1].rooms) == 0
        assert [person.name for person in nodes[1].rooms.present("wall")] == ["Anna", "Ben"]
    await until(lambda: not present(nodes[1]))


async def test_somebody_on_both_servers_is_present_once(nodes: tuple[Node, Node]) -> None:
    async with connected(nodes[1].rooms, Client(ANNA)):
        async with connected(nodes[0].rooms, Client(ANNA)), connected(nodes[0].rooms, Client(BEN)):
            await until(lambda: present(nodes[1]) == {ANNA, BEN})
            assert len(nodes[1].rooms.present("wall")) == 2
        await until(lambda: present(nodes[1]) == {ANNA})


async def test_who_moves_to_the_other_server_is_shown_on_with_the_clock_they_had(nodes: tuple[Node, Node]) -> None:
    anna, ben = Client(ANNA), Client(BEN)
    async with connected(nodes[1].rooms, ben), connected(nodes[0].rooms, anna):
        anna.move(x=1)
        await ben.until(lambda: anna.doc.client_id in states(ben))
        back = Client(ANNA, doc=anna.doc)  # while the first server has not noticed yet
        async with connected(nodes[1].rooms, back):
            back.move(x=2)
            await ben.until(lambda: (states(ben).get(anna.doc.client_id) or {}).get("x") == 2)  # type: ignore[attr-defined]
            nodes[0].rooms.neighbours.follows("wall")  # says all it has again
            ben.move(y=1)
            await back.until(lambda: ben.doc.client_id in states(back))
            assert states(ben)[anna.doc.client_id]["x"] == 2  # type: ignore[index]


async def test_client_ids_shown_elsewhere_belong_to_who_shows_them(nodes: tuple[Node, Node]) -> None:
    anna, ben, eve = Client(ANNA), Client(BEN), Client("eve")
    eve.doc = type(anna.doc)(client_id=anna.doc.client_id)
    eve.cards = eve.doc.get("cards", type=type(anna.cards))
    async with connected(nodes[0].rooms, anna), connected(nodes[1].rooms, ben), connected(nodes[1].rooms, eve):
        anna.move(x=1)
        await ben.until(lambda: anna.doc.client_id in states(ben))
        eve.edit(forged=1)
        assert (await eve.is_closed())[1] == "update-refused"


async def test_events_cross(nodes: tuple[Node, Node]) -> None:
    event = {"type": "walk.changed", "walk": {"id": "ä"}}
    async with connected(nodes[0].rooms, Client(ANNA)) as anna, connected(nodes[1].rooms, Client(BEN)) as ben:
        nodes[0].rooms.notify("wall", event)
        await anna.until(lambda: event in anna.events)
        await ben.until(lambda: event in ben.events)
        assert anna.events.count(event) == ben.events.count(event) == 1


async def test_people_of_a_server_that_fell_silent_are_gone_after_a_while(
    nodes: tuple[Node, Node],
) -> None:
    departed: list[str] = []
    nodes[1].rooms.neighbours.on_departed = lambda board, person: departed.append(person.id)
    anna, ben = Client(ANNA), Client(BEN)
    ghost = LocalBus(nodes[1].bus._hub)  # type: ignore[attr-defined]
    async with connected(nodes[0].rooms, anna), connected(nodes[1].rooms, ben):
        anna.move(x=1)
        ghost.publish(People("wall", (Someone("ghost", "Ghost", "design"),)))
        ghost.publish(Presence("wall", whole=True, seen=(Seen(666, 1, "ghost", b'{"x":1}'),)))
        await ben.until(lambda: set(states(ben)) == {anna.doc.client_id, 666})
        await until(lambda: "ghost" in present(nodes[1]))
        await ben.until(lambda: set(states(ben)) == {anna.doc.client_id})
        await until(lambda: present(nodes[1]) == {ANNA, BEN})
        assert "ghost" in departed
