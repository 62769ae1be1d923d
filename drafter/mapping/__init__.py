"""Structure and mentions + pack → topics, fields, facts."""
