"""drafter: from sample reports to a pack, from a pack and an agency's facts to a report in Word."""

__version__ = "0.1.0"
