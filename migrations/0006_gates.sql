-- Gates: keys of their own, one process at a time, a place in the local network; what changed since a version.
ALTER TABLE passes.gate
  -- Ed25519, 32 bytes: signs heads of the journal and receipts. Null until the first exchange after a pairing.
  ADD COLUMN public_key bytea,
  -- The process that reports, and the one before it, which must not come back.
  ADD COLUMN run text NOT NULL DEFAULT '',
  ADD COLUMN former_run text NOT NULL DEFAULT '',
  -- Where its neighbours reach it.
  ADD COLUMN address text,
  -- The gate's signature over number and hash of its last entry.
  ADD COLUMN head_signature text NOT NULL DEFAULT '';

ALTER TABLE passes.venue_version
  -- Counts up whenever keys or addresses of the venue's gates change.
  ADD COLUMN gates_version bigint NOT NULL DEFAULT 0;

-- Whose rows in a venue's directory changed, and at which version last.
CREATE TABLE passes.person_change (
  edition text NOT NULL,
  venue text NOT NULL,
  person uuid NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (edition, venue, person)
);
CREATE INDEX person_change_by_version ON passes.person_change (edition, venue, version);

-- What ended for the gates of a venue, in order: a number of a session's status list, or all tokens of a pass before an instant.
CREATE TABLE passes.ending (
  edition text NOT NULL,
  venue text NOT NULL,
  version bigint NOT NULL,
  subject text NOT NULL,
  session integer,
  status integer,
  pass text,
  before timestamptz,
  PRIMARY KEY (edition, venue, subject)
);
CREATE INDEX ending_by_version ON passes.ending (edition, venue, version);

-- A random identifier at every insert is dear; annulments are the only entries that are looked for by what they name.
DROP INDEX passes.journal_by_event;
CREATE INDEX journal_annulment ON passes.journal (edition, reason) WHERE kind = 'annulment';
CREATE INDEX movement_by_event ON passes.movement (edition, event);

-- Ten thousand rows a second: an index has to earn its place. Nobody asks by gate or by session alone.
DROP INDEX passes.movement_by_gate;
DROP INDEX passes.movement_by_session;
DROP INDEX passes.journal_by_venue;
CREATE INDEX journal_by_time ON passes.journal (edition, venue, at);

-- What gates told of a pass last, newest first, two at most: the phone carries it on.
CREATE TABLE passes.receipt (
  edition text NOT NULL,
  pass text NOT NULL,
  receipts text[] NOT NULL,
  PRIMARY KEY (edition, pass)
);
