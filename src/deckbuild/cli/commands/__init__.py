"""The commands as click sees them: names, options and help texts; what they do is in the modules beside this folder."""
