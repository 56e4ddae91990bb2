"""Blocks that flow down pages: paragraphs, lists, tables, pictures, and the cutting of a flow into pages."""
