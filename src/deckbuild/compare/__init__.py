"""What changed in a deck, and how two sides' changes come together: values only, without any file."""
