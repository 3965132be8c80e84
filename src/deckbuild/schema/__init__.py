"""The grammar of the YAML: which keys there are, what they take, and how nodes become a deck.

`kinds` says what a value may be, `section` and `deck` list the keys, `export` derives the JSON Schema that
editors use from the same lists.
"""
