"""Reports out of files: text, JSON, CSV, HTML."""
