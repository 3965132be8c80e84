"""Talking points in YAML become a speaker's PowerPoint deck."""
