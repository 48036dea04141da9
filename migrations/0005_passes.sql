-- Passes, the keys that sign them, gates, and what gates wrote down.
CREATE SCHEMA passes;

CREATE TABLE passes.issuer_key (
  edition text NOT NULL,
  key_id text NOT NULL,
  public_key bytea NOT NULL,
  -- Encrypted with the deployment's secret (AES-256-GCM).
  private_key bytea NOT NULL,
  made_at timestamptz NOT NULL,
  is_signing boolean NOT NULL,
  PRIMARY KEY (edition, key_id)
);
CREATE UNIQUE INDEX issuer_key_signing ON passes.issuer_key (edition) WHERE is_signing;

CREATE TABLE passes.pass (
  edition text NOT NULL,
  member uuid NOT NULL,
  person uuid NOT NULL,
  id text NOT NULL,
  short_code text NOT NULL,
  PRIMARY KEY (edition, member),
  UNIQUE (edition, id),
  UNIQUE (edition, short_code)
);
CREATE INDEX pass_by_person ON passes.pass (edition, person);

CREATE TABLE passes.device (
  edition text NOT NULL,
  person uuid NOT NULL,
  public_key bytea NOT NULL,
  bound_at timestamptz NOT NULL,
  -- Tokens made before this instant no longer count: another phone was bound.
  revoked_before timestamptz,
  PRIMARY KEY (edition, person)
);

CREATE TABLE passes.gate (
  edition text NOT NULL,
  gate text NOT NULL,
  name text NOT NULL,
  secret_hash text NOT NULL,
  paired_at timestamptz NOT NULL,
  acknowledged integer NOT NULL DEFAULT 0,
  head_hash text NOT NULL DEFAULT '',
  last_seen_at timestamptz,
  PRIMARY KEY (edition, gate)
);

-- Counts up whenever something changes that a venue's gates must know.
CREATE TABLE passes.venue_version (
  edition text NOT NULL,
  venue text NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (edition, venue)
);

CREATE TABLE passes.journal (
  edition text NOT NULL,
  gate text NOT NULL,
  number integer NOT NULL,
  venue text NOT NULL,
  event text NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  direction text,
  outcome text,
  reason text,
  steward text,
  bytes bytea NOT NULL,
  hash text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (edition, gate, number)
);
CREATE INDEX journal_by_venue ON passes.journal (edition, venue, gate, number);
CREATE INDEX journal_by_event ON passes.journal (edition, event);

-- Who moved, one row a pass and passage; annulled ones are marked.
CREATE TABLE passes.movement (
  edition text NOT NULL,
  venue text NOT NULL,
  pass text NOT NULL,
  event text NOT NULL,
  session integer NOT NULL,
  direction text NOT NULL,
  gate text NOT NULL,
  at timestamptz NOT NULL,
  is_annulled boolean NOT NULL DEFAULT false,
  PRIMARY KEY (edition, venue, pass, event)
);
CREATE INDEX movement_by_session ON passes.movement (edition, session, pass, at);
CREATE INDEX movement_by_gate ON passes.movement (edition, gate, at);

-- What a merge of journals brought to light: one pass in twice without an exit between.
CREATE TABLE passes.finding (
  edition text NOT NULL,
  pass text NOT NULL,
  event text NOT NULL,
  earlier_event text NOT NULL,
  session integer NOT NULL,
  found_at timestamptz NOT NULL,
  PRIMARY KEY (edition, pass, event)
);
