-- Who works or competes: zone groups, venues, days, and how far their check has come. One a person and edition.
CREATE TABLE passes.accreditation (
  edition text NOT NULL,
  person uuid NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  organisation text NOT NULL,
  duty text NOT NULL,
  zone_groups text[] NOT NULL,
  -- Empty: every venue.
  venues text[] NOT NULL,
  -- Venues whose gates may still hold a wider accreditation than this one.
  former_venues text[] NOT NULL DEFAULT '{}',
  -- Local days, as 2021-07-24.
  days text[] NOT NULL CHECK (cardinality(days) > 0),
  check_state text NOT NULL CHECK (check_state IN ('pending', 'cleared', 'refused', 'expired')),
  -- Name of who set it, and when; null: as imported.
  checked_by text,
  checked_at timestamptz,
  made_at timestamptz NOT NULL,
  -- Tokens made before this instant say too much: zones, venues or days were taken away.
  narrowed_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  PRIMARY KEY (edition, person)
);
CREATE INDEX accreditation_by_name ON passes.accreditation (edition, lower(name));
