"""Handling marks: the labels of the Traffic Light Protocol, which are a closed list."""

TLP_COLORS = {
    "TLP:RED": "FF2B2B",
    "TLP:AMBER": "FFC000",
    "TLP:AMBER+STRICT": "FFC000",
    "TLP:GREEN": "33FF00",
    "TLP:CLEAR": "FFFFFF",
}
"""The labels of TLP 2.0 as FIRST defines them, each with the colour it has on black."""

TLP_SIZE = 12.0
"""Points that TLP 2.0 asks of a label at least."""
