"""Walkboard: a self-hosted, real-time whiteboard for groups who map value together."""
