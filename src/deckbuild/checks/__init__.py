"""The rules: a module for each, listed here by hand.

A module is named as its code, with low lines for hyphens; `rules` says what it holds. Modules do not know one another.
"""

WRITTEN = (
    "pptx-alt", "pptx-alt-made", "pptx-alt-shape", "pptx-author", "pptx-autofit", "pptx-captions", "pptx-comments",
    "pptx-contrast", "pptx-covered", "pptx-cropped", "pptx-custom", "pptx-cut-off", "pptx-disclaimer",
    "pptx-document-title", "pptx-embargo", "pptx-embedded", "pptx-font", "pptx-glyph", "pptx-goes-on",
    "pptx-hidden-shape", "pptx-hidden-slide", "pptx-history", "pptx-language", "pptx-link-broken", "pptx-link-text",
    "pptx-locked", "pptx-macro", "pptx-marking", "pptx-master-only", "pptx-merged-cells", "pptx-metadata",
    "pptx-notes", "pptx-off-slide", "pptx-order", "pptx-overflow", "pptx-path", "pptx-section-name",
    "pptx-section-twice", "pptx-small", "pptx-table-header", "pptx-thumbnail", "pptx-title", "pptx-title-twice",
    "pptx-typed-list", "pptx-unused",
)  # fmt: skip
"""The codes of the rules that look at a .pptx file; they begin so."""

RULES = (
    "alt-words",
    "data-differs",
    "delivery-mark",
    "draft-show",
    "embargo-date",
    "embargo-differs",
    "embargo-name",
    "embargo-public",
    "font-estimated",
    "glyph-missing",
    "group-name",
    "hidden-slide",
    "key-from-title",
    "language-script",
    "left-open",
    "link-words",
    "marking-lower",
    "no-logo",
    "no-source",
    "notes-empty",
    "notes-read-aloud",
    "number-differs",
    "number-unsaid",
    "participant-named",
    "quantity-differs",
    "say-less",
    "room-small",
    "section-long",
    "section-short",
    "shares-sum",
    "slide-dense",
    "slide-minutes",
    "slot-short",
    "table-header",
    "talk-long",
    "theme-contrast",
    "theme-font",
    "title-repeated",
    "title-topic",
    "tlp-word",
    "weekday-wrong",
    "year-stale",
    "zones-disagree",
    *WRITTEN,
)
"""The codes of all rules."""

IN_MAKE = frozenset((
    "draft-show", "embargo-differs", "embargo-public", "font-estimated", "marking-lower", "participant-named",
    "no-logo", "section-long", "slot-short", "talk-long", "theme-contrast", "theme-font", "zones-disagree",
))  # fmt: skip
"""Rules that `make` keeps to as well: those that can stop the writing, and those that are quick and nobody may miss.

`check` keeps to all of them."""

NEEDS = {
    "embargo-differs": "embargo", "embargo-public": "embargo", "participant-named": "rule", "slot-short": "talk",
    "talk-long": "talk", "no-logo": "theme", "theme-contrast": "theme", "theme-font": "theme",
}  # fmt: skip
"""Rules of `IN_MAKE` with the key of deck.yaml without which they find nothing: their modules are not imported then."""


def module_of(code: str) -> str:
    """The full name of a rule's module."""
    return f"{__name__}.{code.replace('-', '_')}"
