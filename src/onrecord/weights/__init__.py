"""The encoder's weights, its vocabulary and the decoder's figures, as training/export.py wrote them."""
