"""Reads a deck from anywhere into values; the only part of the audit that sees XML."""
