"""What is asked: fields from the figures of the digests."""
