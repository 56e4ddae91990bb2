"""The guide of an activity, beside the capture."""
