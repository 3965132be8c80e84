"""LibreOffice, for what only an office program does: reading old documents, drawing pages."""
