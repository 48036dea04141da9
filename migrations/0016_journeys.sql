-- Journeys: what is on offer, how much of it is taken, what people hold, keep and share, and what changes a day.
CREATE SCHEMA journeys;

-- Tables of the supply as one document: it is loaded whole and read whole.
CREATE TABLE journeys.supply (
  edition text PRIMARY KEY,
  hash text NOT NULL,
  tables jsonb NOT NULL,
  -- Stamp of the files it came from; staff may have changed tables since.
  source text,
  loaded_at timestamptz NOT NULL
);

-- One row a pool that somebody took from: rooms of a night, seats of a service's day, places of a session's category. The capacity
-- is the supply's; it stands here so that the database itself refuses what is too much.
CREATE TABLE journeys.stock (
  edition text NOT NULL,
  pool text NOT NULL,
  capacity integer NOT NULL CHECK (capacity >= 0),
  taken integer NOT NULL,
  PRIMARY KEY (edition, pool),
  CHECK (taken BETWEEN 0 AND capacity)
);

CREATE TABLE journeys.hold (
  edition text NOT NULL,
  id uuid NOT NULL,
  person uuid,
  journey uuid NOT NULL,
  parts jsonb NOT NULL,
  lines jsonb NOT NULL,
  takes jsonb NOT NULL,
  total_amount bigint NOT NULL CHECK (total_amount >= 0),
  currency text NOT NULL,
  expires_at timestamptz NOT NULL,
  order_id uuid,
  state text NOT NULL CHECK (state IN ('held', 'released', 'claimed', 'cancelled')),
  first_day text NOT NULL,
  last_day text NOT NULL,
  claimed_at timestamptz,
  PRIMARY KEY (edition, id)
);
CREATE INDEX hold_by_person ON journeys.hold (person, edition);
CREATE INDEX hold_by_order ON journeys.hold (edition, order_id) WHERE order_id IS NOT NULL;
CREATE INDEX hold_by_expiry ON journeys.hold (edition, expires_at) WHERE state = 'held';

CREATE TABLE journeys.journey (
  edition text NOT NULL,
  id uuid NOT NULL,
  person uuid NOT NULL,
  journey jsonb NOT NULL,
  share text UNIQUE,
  first_day text NOT NULL,
  last_day text NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (edition, id)
);
CREATE INDEX journey_by_person ON journeys.journey (person, edition);
CREATE INDEX journey_by_day ON journeys.journey (edition, first_day, last_day);

CREATE TABLE journeys.vote (
  edition text NOT NULL,
  journey uuid NOT NULL,
  voter uuid NOT NULL,
  name text NOT NULL,
  vote text NOT NULL CHECK (vote IN ('yes', 'maybe', 'no')),
  note text NOT NULL,
  voted_at timestamptz NOT NULL,
  PRIMARY KEY (edition, journey, voter),
  FOREIGN KEY (edition, journey) REFERENCES journeys.journey (edition, id) ON DELETE CASCADE
);

CREATE TABLE journeys.disruption (
  edition text NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('sessionDelayed', 'rain', 'lineClosed', 'sightClosed')),
  what text,
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  minutes integer NOT NULL,
  made_by uuid,
  ended_at timestamptz,
  PRIMARY KEY (edition, id),
  CHECK (from_at <= until_at)
);

CREATE TABLE journeys.proposal (
  edition text NOT NULL,
  id uuid NOT NULL,
  journey uuid NOT NULL,
  because text NOT NULL,
  what text,
  proposal jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('offered', 'accepted', 'declined')),
  made_at timestamptz NOT NULL,
  PRIMARY KEY (edition, id),
  FOREIGN KEY (edition, journey) REFERENCES journeys.journey (edition, id) ON DELETE CASCADE
);
CREATE INDEX proposal_by_journey ON journeys.proposal (edition, journey);

CREATE TABLE journeys.campaign (
  edition text NOT NULL,
  id uuid NOT NULL,
  wish jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'sent')),
  made_by uuid,
  made_at timestamptz NOT NULL,
  sent_at timestamptz,
  PRIMARY KEY (edition, id)
);

-- Who was drawn for which side. A person who is erased leaves the campaign, not only their name.
CREATE TABLE journeys.recipient (
  edition text NOT NULL,
  campaign uuid NOT NULL,
  person uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('asked', 'control')),
  token text UNIQUE,
  mailed_at timestamptz,
  unsubscribed_at timestamptz,
  PRIMARY KEY (edition, campaign, person),
  FOREIGN KEY (edition, campaign) REFERENCES journeys.campaign (edition, id) ON DELETE CASCADE
);
CREATE INDEX recipient_by_person ON journeys.recipient (person);

-- Seats that belong to something larger: they are bought and given back with it.
ALTER TABLE tickets.hold ADD COLUMN part_of uuid;
CREATE INDEX hold_by_whole ON tickets.hold (edition, part_of) WHERE part_of IS NOT NULL;
