"""Quality on annotated data, gated by pinned floors."""
