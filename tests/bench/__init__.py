"""Benchmarks: ``python -m tests.bench`` prints each figure beside a baseline that is taken in the same run."""
