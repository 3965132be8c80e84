"""Importing turns the documents people have into a deck project: read, understand, account for every word, emit."""
