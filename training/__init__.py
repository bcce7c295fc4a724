"""How the encoder's weights are made; not part of the package, not needed at run time."""
