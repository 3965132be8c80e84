"""Tables in files: CSV and XLSX to cells under named columns, and the numbers in them.

Imported when a deck has a `data:` file, for most have none.
"""
