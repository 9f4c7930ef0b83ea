"""People, how they sign in, API tokens, and what a role may do."""
