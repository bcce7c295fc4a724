"""Questions, and the faces that ask them."""
