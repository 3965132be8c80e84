"""What a person edited in the deck, brought back into the YAML: as another deck first, then as edits of its text."""
