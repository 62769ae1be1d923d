"""Running text → mentions: numbers, dates, titles, names; what each counts; relations between them."""
