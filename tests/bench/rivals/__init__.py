"""The same long Khmer text set by Sala and by other programs: what each makes of it, and at what cost."""
