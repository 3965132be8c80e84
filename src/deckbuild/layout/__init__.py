"""Layout decides what stands where and how large; the writer only writes it down."""
