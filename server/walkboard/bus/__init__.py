"""Between the processes that serve the same boards: hints, never truth."""
