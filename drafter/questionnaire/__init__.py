"""Specification → questions and schema; raw answers → checked facts; pure."""
