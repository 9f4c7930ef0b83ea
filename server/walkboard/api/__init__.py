"""The edge: REST and WebSocket endpoints. With `app` the only one that knows FastAPI; holds no business rule."""
