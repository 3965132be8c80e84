"""How a chart is drawn: its colours, the figures on it, what its texts take, and what is left for the plot."""
