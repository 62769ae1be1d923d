"""The interview as a pure value: what is asked next, what an answer does, what is to be said of it. No terminal, no file."""
