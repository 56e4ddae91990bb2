"""The report of a workshop: a module for each part of it turns records into the plain values of its chapter.

``material`` reads everything once and leaves out what people did not agree to share; ``words`` writes numbers, dates
and answers in the language of the report. No part says anything that the records do not.
"""
