"""An account as JSON and in the exchange formats."""
