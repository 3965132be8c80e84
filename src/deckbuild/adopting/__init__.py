"""A deck that no build of this project wrote, made one that status, make and pull know."""
