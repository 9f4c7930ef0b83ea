"""Walks along a board: agenda, stops, attendance, decisions and actions, minutes."""
