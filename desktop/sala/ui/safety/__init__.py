"""Parts of the page of safety: check, back-ups, recovery key, passphrase."""
