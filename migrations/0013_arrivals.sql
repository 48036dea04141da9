-- Arrival slots: when and by which gate each party was advised to come. Advice only; admission never reads it.
CREATE SCHEMA arrivals;

CREATE TABLE arrivals.slot (
  edition text NOT NULL,
  session text NOT NULL,
  person uuid NOT NULL,
  people integer NOT NULL CHECK (people > 0),
  children integer NOT NULL CHECK (children >= 0),
  needs_step_free boolean NOT NULL,
  -- The gate of the seats, and the one to come to.
  home_gate text NOT NULL,
  gate text NOT NULL,
  -- Null: the party comes when it likes.
  from_at timestamptz,
  until_at timestamptz,
  state text NOT NULL CHECK (state IN ('advised', 'chosen', 'declined')),
  -- The closure that moved the party, and the gate it was told before.
  closure uuid,
  former_gate text,
  CHECK ((from_at IS NULL) = (state = 'declined') AND (from_at IS NULL) = (until_at IS NULL)),
  PRIMARY KEY (edition, session, person)
);
CREATE INDEX slot_by_person ON arrivals.slot (person);

CREATE TABLE arrivals.closure (
  edition text NOT NULL,
  id uuid NOT NULL,
  gate text NOT NULL,
  reason text NOT NULL,
  closed_at timestamptz NOT NULL,
  closed_by uuid,
  reopened_at timestamptz,
  PRIMARY KEY (edition, id)
);
CREATE UNIQUE INDEX closure_open ON arrivals.closure (edition, gate) WHERE reopened_at IS NULL;
