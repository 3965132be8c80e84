"""Writes laid-out slides as the parts of a PowerPoint package; it decides nothing about appearance."""
