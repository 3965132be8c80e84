"""The difference between two versions of a section, written into its YAML as edits that leave everything else alone."""
