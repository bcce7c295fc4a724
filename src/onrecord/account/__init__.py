"""The account of one story: statements, differences, events, what is new."""
