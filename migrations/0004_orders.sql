-- Quotes, orders, payments, refunds and the ledger.
CREATE SCHEMA orders;

CREATE TABLE orders.quote (
  edition text NOT NULL,
  id uuid NOT NULL,
  person uuid NOT NULL,
  lines jsonb NOT NULL,
  total_amount bigint NOT NULL CHECK (total_amount >= 0),
  currency text NOT NULL,
  expires_at timestamptz NOT NULL,
  order_id uuid,
  PRIMARY KEY (edition, id)
);
CREATE INDEX quote_by_person ON orders.quote (edition, person);

CREATE TABLE orders."order" (
  edition text NOT NULL,
  id uuid NOT NULL,
  number text NOT NULL,
  person uuid,
  state text NOT NULL CHECK (state IN ('placed', 'paid', 'released', 'refunded')),
  lines jsonb NOT NULL,
  total_amount bigint NOT NULL CHECK (total_amount >= 0),
  refunded_amount bigint NOT NULL DEFAULT 0 CHECK (refunded_amount BETWEEN 0 AND total_amount),
  currency text NOT NULL,
  language text NOT NULL,
  placed_at timestamptz NOT NULL,
  pay_until timestamptz NOT NULL,
  paid_at timestamptz,
  PRIMARY KEY (edition, id),
  UNIQUE (edition, number)
);
CREATE INDEX order_by_person ON orders."order" (edition, person, id);
CREATE INDEX order_open ON orders."order" (edition, pay_until) WHERE state = 'placed';

CREATE TABLE orders.payment (
  edition text NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  provider text NOT NULL,
  state text NOT NULL CHECK (state IN ('started', 'needsAction', 'processing', 'succeeded', 'declined', 'expired')),
  amount bigint NOT NULL CHECK (amount >= 0),
  currency text NOT NULL,
  fingerprint text NOT NULL,
  action_url text,
  client_secret text,
  declined_because text,
  provider_reference text,
  started_at timestamptz NOT NULL,
  checked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (edition, id)
);
CREATE INDEX payment_by_order ON orders.payment (edition, order_id);
CREATE INDEX payment_open ON orders.payment (edition, checked_at) WHERE state IN ('started', 'needsAction', 'processing');

CREATE TABLE orders.refund (
  edition text NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  payment uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  cause text NOT NULL CHECK (cause IN ('cancelled', 'late', 'double')),
  kept bigint NOT NULL DEFAULT 0,
  items uuid[] NOT NULL DEFAULT '{}',
  state text NOT NULL CHECK (state IN ('due', 'sent')),
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (edition, id)
);
CREATE INDEX refund_due ON orders.refund (edition, due_at) WHERE state = 'due';
CREATE INDEX refund_by_order ON orders.refund (edition, order_id);

-- Double entry: the amounts of one entry sum to zero, and so does the whole ledger.
CREATE TABLE orders.ledger (
  edition text NOT NULL,
  entry uuid NOT NULL,
  account text NOT NULL CHECK (account IN ('cash', 'sales', 'refundsOwed')),
  amount bigint NOT NULL,
  currency text NOT NULL,
  order_id uuid NOT NULL,
  cause text NOT NULL,
  booked_at timestamptz NOT NULL,
  PRIMARY KEY (edition, entry, account)
);

-- The built-in bank of demos and tests: another company's books, so no other table points here.
CREATE TABLE platform.bank_payment (
  id uuid PRIMARY KEY,
  amount bigint NOT NULL,
  currency text NOT NULL,
  card text NOT NULL,
  state text NOT NULL,
  settles_at timestamptz,
  return_url text NOT NULL,
  charges integer NOT NULL DEFAULT 0
);
CREATE TABLE platform.bank_refund (
  id uuid PRIMARY KEY,
  payment uuid NOT NULL,
  amount bigint NOT NULL
);
