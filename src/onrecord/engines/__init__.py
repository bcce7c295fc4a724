"""The pipeline over shards."""
