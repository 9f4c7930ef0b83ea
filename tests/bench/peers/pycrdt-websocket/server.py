"""pycrdt-websocket as its documentation starts it: in memory, behind uvicorn."""

import os

import uvicorn
from pycrdt.websocket import ASGIServer, WebsocketServer

rooms = WebsocketServer(auto_clean_rooms=False)
sockets = ASGIServer(rooms)


async def app(scope, receive, send):
    """The rooms live as long as the server does."""
    if scope["type"] != "lifespan":
        await sockets(scope, receive, send)
        return
    await receive()
    async with rooms:
        await send({"type": "lifespan.startup.complete"})
        await receive()
    await send({"type": "lifespan.shutdown.complete"})


if __name__ == "__main__":
    uvicorn.run(
        app, host="127.0.0.1", port=int(os.environ["PORT"]), loop="uvloop", ws="websockets-sansio", log_level="error"
    )
