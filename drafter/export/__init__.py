"""Report → .docx, .md, .txt and the trace."""
