"""The version of deckbuild."""

VERSION = "0.1.0"
