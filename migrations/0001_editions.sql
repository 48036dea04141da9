-- Editions as keyed objects, so that two of them can be compared, forked and merged object by object, field by field.
CREATE SCHEMA editions;

CREATE TABLE editions.edition (
  edition text PRIMARY KEY,
  hash text NOT NULL,
  loaded_at timestamptz NOT NULL
);

CREATE TABLE editions.object (
  edition text NOT NULL,
  kind text NOT NULL,
  id text NOT NULL,
  position integer NOT NULL,
  fields jsonb NOT NULL,
  PRIMARY KEY (edition, kind, id)
);

-- Small numbers that pass tokens carry; once given they stay, also when the blueprint is loaded again.
CREATE TABLE editions.number (
  edition text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('session', 'sector')),
  key text NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  PRIMARY KEY (edition, kind, key),
  UNIQUE (edition, kind, number)
);
