"""Documents: the worker processes that own the CRDT documents, and the pool through which the gateway asks them."""
