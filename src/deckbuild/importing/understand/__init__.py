"""Understanding documents: which words are the header's, the headings', the points' and the speaker's cues.

`understand` in `understanding` is the door; each other module knows one thing about how such documents are written.
"""
