"""When Python looks for garbage that refers to itself: seldom, and not among what stays for good.

A full search looks at every object there is and stops everything meanwhile: with the modules of a server and the
connections of a crowd, for a tenth of a second and more, in which no edit is passed on.
"""

import gc

# So many objects more than were let go before what is young is searched; of these so many searches before what is older
# is; and of those so many before everything is, if there is a quarter more of it than the last time.
THRESHOLDS = (10_000, 20, 50)


def settle() -> None:
    """Once a process is ready: what it is made of is not searched any more."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
