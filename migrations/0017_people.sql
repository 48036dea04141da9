-- The country whose athletes somebody cheers for (IOC code): suggestions and plans put them first.
ALTER TABLE people.profile ADD COLUMN country text CHECK (country ~ '^[A-Z]{3}$');
CREATE INDEX consent_by_purpose ON people.consent (purpose, person) WHERE granted;
