"""Slides as SVG pictures."""
