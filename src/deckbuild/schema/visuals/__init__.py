"""The visual blocks of a section: one module for each, imported when a deck has one.

Each module has `KEYS`, the keys of the block as a mapping, `json()`, the JSON Schema of all its forms, and
`read(node, name, reading)`, which gives its value from `model.visuals`, or None after a problem.
"""
