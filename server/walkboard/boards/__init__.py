"""Board records, members, invitations, value streams and tickets; what is on a board is elsewhere."""
