"""Quotations with their cues and sources, and names, as the encoder reads them."""
