"""Run by Alembic: takes the connection that ``sala.storage.migrate`` opened, with its transaction."""

from __future__ import annotations

from alembic import context

from sala.storage.tables import metadata

# One transaction around everything, begun and ended by the caller: a step that fails leaves the tables as they were.
context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
