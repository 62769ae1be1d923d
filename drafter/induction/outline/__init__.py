"""The outline of a kind of report: parts, sections, topics, lists, set phrases, section templates."""
