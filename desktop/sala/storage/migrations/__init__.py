"""The history of the tables, run by ``sala.storage.migrate``."""
