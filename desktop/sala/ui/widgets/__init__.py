"""The house widgets, each small. Import them from their modules.

They take words that are already translated; the few with words of their own (calendar, pick lists) take a
``Translator``. None knows the theme: colours reach them by style sheet and palette, sizes by the font.
"""
