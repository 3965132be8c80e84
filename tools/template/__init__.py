"""The built-in template as its designer thinks of it: a palette, a grid, a master, layouts and notes."""
