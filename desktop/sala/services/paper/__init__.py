"""Every document that a workshop prints: what it is called, what can be chosen for it, and what goes into it.

``catalogue`` lists them. Each has a module here that turns the workspace into the plain values of its document; how
they look on paper is in ``sala.printing``.
"""
