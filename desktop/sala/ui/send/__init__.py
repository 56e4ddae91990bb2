"""Parts of the page that sends and receives: sealed files, receivers, keys."""
