"""Reports and accounts kept."""
