"""A deck's package changed in place: what nobody touches stays the same byte for byte."""
