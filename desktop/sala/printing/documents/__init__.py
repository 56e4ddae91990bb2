"""Papers other than worksheets: each is a module with its plain values and one that sets them."""
