"""The deck in the browser: drawn as it will be, beside its notes and its problems, and changed as its files change."""
