-- Stock, holds, taken places, tickets. A session's rows live together: edition and session lead every key but a hold's and a ticket's own.
CREATE SCHEMA tickets;

-- One row a session and category. It is the lock of the sale: who holds it alone decides which places are free.
CREATE TABLE tickets.stock (
  edition text NOT NULL,
  session text NOT NULL,
  category text NOT NULL,
  capacity integer NOT NULL CHECK (capacity >= 0),
  taken integer NOT NULL DEFAULT 0,
  bits bytea,
  PRIMARY KEY (edition, session, category),
  CHECK (taken BETWEEN 0 AND capacity)
);

-- Tickets of a session are numbered from 0: their index in its status list.
CREATE TABLE tickets.session_counter (
  edition text NOT NULL,
  session text NOT NULL,
  next_status integer NOT NULL,
  PRIMARY KEY (edition, session)
);

CREATE TABLE tickets.hold (
  edition text NOT NULL,
  id uuid NOT NULL,
  session text NOT NULL,
  category text NOT NULL,
  person uuid NOT NULL,
  wish text NOT NULL,
  places integer[] NOT NULL,
  together text NOT NULL,
  price_amount bigint NOT NULL,
  currency text NOT NULL,
  expires_at timestamptz NOT NULL,
  order_id uuid,
  state text NOT NULL CHECK (state IN ('held', 'released', 'claimed')),
  PRIMARY KEY (edition, id)
);
CREATE INDEX hold_by_person ON tickets.hold (edition, person);
CREATE INDEX hold_by_order ON tickets.hold (edition, order_id) WHERE order_id IS NOT NULL;
CREATE INDEX hold_by_expiry ON tickets.hold (edition, expires_at) WHERE state = 'held';

-- The last wall: a place of a session can stand here once, whatever the code above believes.
CREATE TABLE tickets.taken_place (
  edition text NOT NULL,
  session text NOT NULL,
  place integer NOT NULL,
  hold uuid NOT NULL,
  PRIMARY KEY (edition, session, place)
);

CREATE TABLE tickets.ticket (
  edition text NOT NULL,
  id uuid NOT NULL,
  session text NOT NULL,
  category text NOT NULL,
  place integer NOT NULL,
  person uuid,
  member uuid,
  price_amount bigint NOT NULL,
  currency text NOT NULL,
  order_id uuid NOT NULL,
  status integer NOT NULL,
  state text NOT NULL CHECK (state IN ('valid', 'cancelled', 'transferred')),
  offered_to text,
  issued_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (edition, id),
  UNIQUE (edition, session, status)
);
CREATE UNIQUE INDEX ticket_place_once ON tickets.ticket (edition, session, place) WHERE state = 'valid';
CREATE UNIQUE INDEX ticket_member_once ON tickets.ticket (edition, session, member) WHERE state = 'valid' AND member IS NOT NULL;
CREATE INDEX ticket_by_person ON tickets.ticket (edition, person, session);
CREATE INDEX ticket_by_order ON tickets.ticket (edition, order_id);
CREATE INDEX ticket_offers ON tickets.ticket (edition, offered_to) WHERE offered_to IS NOT NULL;
