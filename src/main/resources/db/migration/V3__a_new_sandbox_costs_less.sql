-- A freeze is dense already: to try to compress it costs time with each new sandbox, and gains nothing.
ALTER TABLE frozen ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Its check was a ninth of what writing a new sandbox takes. What a forgotten learner leaves is swept here, too.
ALTER TABLE sandbox DROP CONSTRAINT sandbox_learner_fkey;
