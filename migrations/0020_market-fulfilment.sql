-- From paid to delivered and back: parcels, returns, disputes, reviews.
ALTER TABLE market.consignment ADD COLUMN packed_at timestamptz, ADD COLUMN delivered_at timestamptz;
CREATE INDEX consignment_by_delivery ON market.consignment (edition, delivery);

CREATE TABLE market.parcel (
  edition text NOT NULL,
  id uuid NOT NULL,
  consignment uuid NOT NULL,
  brand text NOT NULL,
  state text NOT NULL CHECK (state IN ('sent', 'delivered', 'lost')),
  carrier text NOT NULL,
  tracking text,
  -- What the carrier's own system knows it by, and where its label lies; null where no label was bought.
  label jsonb,
  -- Units by hold.
  items jsonb NOT NULL,
  grams integer NOT NULL CHECK (grams > 0),
  sent_at timestamptz NOT NULL,
  -- The end of the last day on which it should come.
  expected_by timestamptz NOT NULL,
  delivered_at timestamptz,
  delivered_by text CHECK (delivered_by IN ('carrier', 'brand')),
  asked_at timestamptz NOT NULL,
  PRIMARY KEY (edition, id)
);
CREATE INDEX parcel_by_consignment ON market.parcel (edition, consignment);
CREATE INDEX parcel_under_way ON market.parcel (edition, asked_at) WHERE state = 'sent' AND label IS NOT NULL;

CREATE TABLE market.return (
  edition text NOT NULL,
  id uuid NOT NULL,
  consignment uuid NOT NULL,
  brand text NOT NULL,
  person uuid,
  state text NOT NULL CHECK (state IN ('asked', 'agreed', 'refused', 'sentBack', 'received', 'disputed', 'cancelled')),
  reason text NOT NULL CHECK (reason IN ('changedMind', 'damaged', 'wrongItem', 'notArrived')),
  -- Units by hold.
  items jsonb NOT NULL,
  -- What the buyer and the brand said, and what comes back by which rule.
  words text NOT NULL,
  answer text,
  sums jsonb NOT NULL,
  tracking text,
  asked_at timestamptz NOT NULL,
  -- When the one whose turn it is should have acted; null where nobody has to.
  act_by timestamptz,
  PRIMARY KEY (edition, id)
);
CREATE INDEX return_by_consignment ON market.return (edition, consignment);
CREATE INDEX return_by_brand ON market.return (edition, brand, asked_at DESC);
CREATE INDEX return_by_person ON market.return (person, edition);
CREATE INDEX return_overdue ON market.return (edition, act_by) WHERE state IN ('asked', 'sentBack');

-- Staff decide where buyer and brand do not agree. Each is about one return.
CREATE TABLE market.dispute (
  edition text NOT NULL,
  id uuid NOT NULL,
  return_id uuid NOT NULL,
  consignment uuid NOT NULL,
  brand text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('notArrived', 'refusedReturn', 'notConfirmed')),
  state text NOT NULL CHECK (state IN ('opened', 'answered', 'refunded', 'refused')),
  statement text NOT NULL,
  answer text,
  decided_because text,
  opened_at timestamptz NOT NULL,
  answer_by timestamptz NOT NULL,
  decided_at timestamptz,
  PRIMARY KEY (edition, id),
  UNIQUE (edition, return_id)
);
CREATE INDEX dispute_by_consignment ON market.dispute (edition, consignment);
CREATE INDEX dispute_by_brand ON market.dispute (edition, brand, opened_at DESC);
CREATE INDEX dispute_open ON market.dispute (edition, opened_at) WHERE state IN ('opened', 'answered');

CREATE TABLE market.review (
  edition text NOT NULL,
  id uuid NOT NULL,
  product text NOT NULL,
  brand text NOT NULL,
  -- Null once the buyer erased the account.
  person uuid,
  stars integer NOT NULL CHECK (stars BETWEEN 1 AND 5),
  text text NOT NULL,
  language text NOT NULL,
  answer text,
  hidden_because text,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (edition, id),
  UNIQUE (edition, product, person)
);
CREATE INDEX review_by_product ON market.review (edition, product, written_at DESC);
CREATE INDEX review_by_person ON market.review (person, edition);
