"""Text → structure: numerals, sentences, Markdown; pure."""
