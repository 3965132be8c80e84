"""What a template can carry: its layouts, placeholders, text styles, theme and parts."""
