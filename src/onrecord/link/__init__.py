"""What holds across reports: copies, stories, entities."""
