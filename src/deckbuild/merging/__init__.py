"""A person's edits of a deck and the YAML's changes brought together in the edited file itself."""
