"""Checks look at the laid-out deck as a whole; one module for each thing they look at."""
