"""What happened on boards: the update log and its writer, transitions, snapshots, quarantine."""
