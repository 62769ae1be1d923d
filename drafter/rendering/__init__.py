"""Facts and pack → report; pure."""
