"""What leaves the house besides the deck: documents to read from and to hand out, pages and pictures."""
