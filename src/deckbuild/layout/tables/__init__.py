"""Tables: how wide their columns are, which of them hold numbers, and what is said of them."""
