-- What every module stands on: the outbox, what reactions have done, the demo clock, the audit log.
CREATE SCHEMA platform;

CREATE TABLE platform.outbox (
  edition text NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  subject text NOT NULL,
  facts jsonb NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  last_error text,
  PRIMARY KEY (edition, id)
);
CREATE INDEX outbox_by_due ON platform.outbox (due_at, id);
CREATE INDEX outbox_by_subject ON platform.outbox (edition, subject, id);

CREATE TABLE platform.reaction_done (
  edition text NOT NULL,
  event uuid NOT NULL,
  reaction text NOT NULL,
  done_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (edition, event, reaction)
);

CREATE TABLE platform.clock (
  name text PRIMARY KEY,
  offset_ms bigint NOT NULL
);

CREATE TABLE platform.audit (
  edition text NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  person uuid,
  action text NOT NULL,
  facts jsonb NOT NULL,
  PRIMARY KEY (edition, id)
);

CREATE TABLE platform.secret (
  name text PRIMARY KEY,
  value text NOT NULL
);
