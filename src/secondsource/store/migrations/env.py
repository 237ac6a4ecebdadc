"""Alembic's way in: the connection is handed over by `place`."""

from alembic import context

from secondsource.store.schema import METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA, transactional_ddl=False)
with context.begin_transaction():
    context.run_migrations()
