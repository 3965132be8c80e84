"""Templates of every kind that people have, made by script: no file of anybody's is needed."""
