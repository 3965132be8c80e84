"""Readers turn what people write into a deck."""
