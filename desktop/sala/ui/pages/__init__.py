"""The pages: each shows one place."""
