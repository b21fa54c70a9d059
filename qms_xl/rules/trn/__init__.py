"""TRN: trainings."""
