"""Files: facts, packs, drafts."""
