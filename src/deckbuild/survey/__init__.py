"""What a template can carry: which layout serves which section, what is missing, moved or hard to read."""
