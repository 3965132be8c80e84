"""Corrects in a deck from anywhere what can be corrected without a person: a module for each kind of thing.

What needs somebody's judgement is left: alternative texts, titles, names of sections, reading order, colours, notes,
hidden slides, custom properties, embedded documents. What is corrected changes nothing that a slide shows, but for the
size of a text whose stored size is out of date.
"""
