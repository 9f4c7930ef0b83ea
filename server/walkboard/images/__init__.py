"""Images on boards: taken in, made anew in a process of their own, kept, given out, removed when nothing shows them."""
