-- How a sandbox's clock is turned stands in its freeze, and each turn in its journal.
ALTER TABLE sandbox DROP COLUMN speed;
