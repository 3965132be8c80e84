"""A deck read back from its file, whatever program saved it last."""
