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
