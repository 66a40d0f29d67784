-- Filled in by the next commits.
SELECT 1;
