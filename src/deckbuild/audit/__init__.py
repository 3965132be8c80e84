"""Audits a deck from anywhere: reads what is in it, applies the rules to it, corrects what is safe to correct."""
