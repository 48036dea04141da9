-- Payments are authorised first and captured once what they pay for is the buyer's.
ALTER TABLE orders.payment DROP CONSTRAINT payment_state_check;
ALTER TABLE orders.payment ADD CONSTRAINT payment_state_check
  CHECK (state IN ('started', 'needsAction', 'processing', 'authorised', 'succeeded', 'declined', 'expired', 'cancelled'));
-- What is still to be done at the provider, since when it waits, and how often it was tried.
ALTER TABLE orders.payment ADD COLUMN task text CHECK (task IN ('capture', 'cancel')),
  ADD COLUMN task_at timestamptz, ADD COLUMN task_tries integer NOT NULL DEFAULT 0,
  ADD CONSTRAINT payment_task_since CHECK ((task IS NULL) = (task_at IS NULL));
CREATE INDEX payment_task ON orders.payment (task_at) WHERE task IS NOT NULL;
ALTER TABLE orders.refund DROP CONSTRAINT refund_state_check;
ALTER TABLE orders.refund ADD CONSTRAINT refund_state_check CHECK (state IN ('due', 'sent', 'void'));
ALTER TABLE platform.bank_payment ADD COLUMN captures integer NOT NULL DEFAULT 0;

-- Promotions. Who changes one counts on the row of it: uses never exceed the limit.
CREATE TABLE orders.promotion (
  edition text NOT NULL,
  id text NOT NULL,
  document jsonb NOT NULL,
  code text,
  opens_at timestamptz NOT NULL,
  closes_at timestamptz NOT NULL,
  use_limit integer CHECK (use_limit > 0),
  uses integer NOT NULL DEFAULT 0 CHECK (uses >= 0),
  state text NOT NULL CHECK (state IN ('open', 'ended')),
  PRIMARY KEY (edition, id),
  CHECK (use_limit IS NULL OR uses <= use_limit)
);
CREATE UNIQUE INDEX promotion_by_code ON orders.promotion (edition, code) WHERE code IS NOT NULL AND state = 'open';
CREATE INDEX promotion_open ON orders.promotion (edition, closes_at) WHERE state = 'open';

-- What a buyer typed last.
CREATE TABLE orders.cart_code (
  edition text NOT NULL,
  person uuid NOT NULL,
  code text NOT NULL,
  PRIMARY KEY (edition, person)
);
CREATE INDEX cart_code_by_person ON orders.cart_code (person);

-- Money paid out to sellers. A run is made once under its id; its rows are what each seller got of what was old enough by then.
CREATE TABLE orders.payout (
  edition text NOT NULL,
  id uuid NOT NULL,
  seller text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  until timestamptz NOT NULL,
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL,
  PRIMARY KEY (edition, id, seller)
);
CREATE INDEX payout_by_seller ON orders.payout (edition, seller, made_at);
-- A run with nothing to pay is a run, too.
CREATE TABLE orders.payout_run (
  edition text NOT NULL,
  id uuid NOT NULL,
  older_than_days integer NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (edition, id)
);
