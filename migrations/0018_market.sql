-- The market: brands, what they make, what is held and sold of it, how it reaches its buyer; and what orders need to sell for others.
CREATE SCHEMA market;

-- Crafts, shipping zones and rates, lockers: small tables of the edition as one document, loaded whole.
CREATE TABLE market.setting (
  edition text PRIMARY KEY,
  tables jsonb NOT NULL,
  -- Stamp of the files it came from.
  source text NOT NULL,
  loaded_at timestamptz NOT NULL
);

-- Drawings that came with the edition, as SVG with places for three colours.
CREATE TABLE market.drawing (
  edition text NOT NULL,
  motif text NOT NULL,
  svg text NOT NULL,
  PRIMARY KEY (edition, motif)
);

-- Rule packs that staff put in place of those that come with the software; earlier versions stay, so that an order can be computed again.
CREATE TABLE market.rule_pack (
  edition text NOT NULL,
  id text NOT NULL,
  version text NOT NULL,
  pack jsonb NOT NULL,
  saved_by uuid,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (edition, id, version)
);

CREATE TABLE market.brand (
  edition text NOT NULL,
  brand text NOT NULL,
  state text NOT NULL CHECK (state IN ('applied', 'open', 'refused', 'suspended', 'closed')),
  -- Names, story, makers, town, place on the map, picture.
  content jsonb NOT NULL,
  commission_basis_points integer NOT NULL CHECK (commission_basis_points BETWEEN 0 AND 10000),
  contact text,
  applied_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_because text,
  PRIMARY KEY (edition, brand)
);

-- Who acts for a brand.
CREATE TABLE market.member (
  edition text NOT NULL,
  brand text NOT NULL,
  person uuid NOT NULL,
  PRIMARY KEY (edition, brand, person)
);
CREATE INDEX member_by_person ON market.member (person);

CREATE TABLE market.product (
  edition text NOT NULL,
  product text NOT NULL,
  brand text NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'listed', 'hidden', 'blocked')),
  -- The row of the catalogue: names, texts, materials, care, origin, HS code, tax class, picture, tags.
  content jsonb NOT NULL,
  blocked_because text,
  listed_at timestamptz,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (edition, product)
);
CREATE INDEX product_by_brand ON market.product (edition, brand, product);

-- What is sold, with its stock: held is what carts and unpaid orders keep of what is on hand.
CREATE TABLE market.variant (
  edition text NOT NULL,
  variant text NOT NULL,
  product text NOT NULL,
  brand text NOT NULL,
  position integer NOT NULL,
  content jsonb NOT NULL,
  price_amount bigint NOT NULL CHECK (price_amount > 0),
  currency text NOT NULL,
  on_hand integer NOT NULL CHECK (on_hand >= 0),
  held integer NOT NULL DEFAULT 0 CHECK (held BETWEEN 0 AND on_hand),
  sold integer NOT NULL DEFAULT 0 CHECK (sold >= 0),
  PRIMARY KEY (edition, variant)
);
CREATE INDEX variant_by_product ON market.variant (edition, product, position);
CREATE INDEX variant_by_brand ON market.variant (edition, brand);

-- How a buyer wants goods to come; a change is a new row, so that an order keeps the one it was quoted with.
CREATE TABLE market.delivery (
  edition text NOT NULL,
  id uuid NOT NULL,
  person uuid,
  way text NOT NULL CHECK (way IN ('shipHome', 'carryHome', 'pickUp')),
  country text NOT NULL,
  region text,
  -- Address, hotel or locker and the day of leaving; what only customs need is sealed in it.
  place jsonb NOT NULL,
  chosen_at timestamptz NOT NULL,
  PRIMARY KEY (edition, id)
);
CREATE INDEX delivery_by_person ON market.delivery (edition, person, chosen_at DESC);

CREATE TABLE market.hold (
  edition text NOT NULL,
  id uuid NOT NULL,
  person uuid,
  variant text NOT NULL,
  product text NOT NULL,
  brand text NOT NULL,
  count integer NOT NULL CHECK (count > 0),
  price_amount bigint NOT NULL CHECK (price_amount > 0),
  currency text NOT NULL,
  expires_at timestamptz NOT NULL,
  order_id uuid,
  state text NOT NULL CHECK (state IN ('held', 'released', 'claimed')),
  PRIMARY KEY (edition, id)
);
CREATE INDEX hold_by_person ON market.hold (person, edition);
CREATE INDEX hold_by_order ON market.hold (edition, order_id) WHERE order_id IS NOT NULL;
CREATE INDEX hold_by_expiry ON market.hold (edition, expires_at) WHERE state = 'held';

-- A sub-order as its brand works on it. The document holds what was agreed: lines, charges, rules.
CREATE TABLE market.consignment (
  edition text NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  number text NOT NULL,
  brand text NOT NULL,
  person uuid,
  delivery uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('placed', 'packed', 'partlySent', 'sent', 'delivered', 'cancelled')),
  document jsonb NOT NULL,
  placed_at timestamptz NOT NULL,
  PRIMARY KEY (edition, id),
  UNIQUE (edition, number)
);
CREATE INDEX consignment_by_brand ON market.consignment (edition, brand, placed_at DESC);
CREATE INDEX consignment_by_order ON market.consignment (edition, order_id);
CREATE INDEX consignment_by_person ON market.consignment (person, edition);

CREATE TABLE market.consignment_item (
  edition text NOT NULL,
  consignment uuid NOT NULL,
  -- The hold it was bought with.
  hold uuid NOT NULL,
  brand text NOT NULL,
  product text NOT NULL,
  variant text NOT NULL,
  count integer NOT NULL CHECK (count > 0),
  cancelled integer NOT NULL DEFAULT 0 CHECK (cancelled >= 0),
  sent integer NOT NULL DEFAULT 0 CHECK (sent >= 0),
  returned integer NOT NULL DEFAULT 0 CHECK (returned BETWEEN 0 AND sent),
  PRIMARY KEY (edition, hold),
  CHECK (cancelled + sent <= count)
);
CREATE INDEX consignment_item_by_consignment ON market.consignment_item (edition, consignment);

-- Orders: prices in the buyer's currency, promotions, charges, sub-orders, and books that know more than one party.
ALTER TABLE orders.quote ADD COLUMN pricing jsonb;
ALTER TABLE orders."order" ADD COLUMN pricing jsonb, ADD COLUMN refunded_base bigint NOT NULL DEFAULT 0;
UPDATE orders.quote SET pricing = jsonb_build_object('discounts', '[]'::jsonb, 'charges', '[]'::jsonb, 'subOrders', '[]'::jsonb,
  'rate', NULL, 'commissions', '{}'::jsonb, 'base', jsonb_build_object('amount', total_amount, 'currency', currency));
UPDATE orders."order" SET refunded_base = refunded_amount, pricing = jsonb_build_object('discounts', '[]'::jsonb, 'charges', '[]'::jsonb,
  'subOrders', '[]'::jsonb, 'rate', NULL, 'commissions', '{}'::jsonb, 'base', jsonb_build_object('amount', total_amount, 'currency', currency));
ALTER TABLE orders.quote ALTER COLUMN pricing SET NOT NULL;
ALTER TABLE orders."order" ALTER COLUMN pricing SET NOT NULL;

CREATE TABLE orders.sub_order (
  edition text NOT NULL,
  order_id uuid NOT NULL,
  key text NOT NULL,
  number text NOT NULL,
  seller text NOT NULL,
  total_amount bigint NOT NULL,
  currency text NOT NULL,
  base_amount bigint NOT NULL,
  base_currency text NOT NULL,
  PRIMARY KEY (edition, order_id, key),
  UNIQUE (edition, number),
  FOREIGN KEY (edition, order_id) REFERENCES orders."order" (edition, id)
);
CREATE INDEX sub_order_by_seller ON orders.sub_order (edition, seller);

ALTER TABLE orders.refund ADD COLUMN base_amount bigint;
UPDATE orders.refund SET base_amount = amount;
ALTER TABLE orders.refund ALTER COLUMN base_amount SET NOT NULL;
ALTER TABLE orders.refund DROP CONSTRAINT refund_cause_check;
ALTER TABLE orders.refund ADD CONSTRAINT refund_cause_check CHECK (cause IN ('cancelled', 'returned', 'late', 'double'));

ALTER TABLE orders.ledger DROP CONSTRAINT ledger_account_check;
ALTER TABLE orders.ledger ADD CONSTRAINT ledger_account_check CHECK (account IN
  ('cash', 'receivable', 'refundsOwed', 'sales', 'commission', 'shipping', 'taxes', 'exchange') OR account ~ '^seller:[A-Za-z0-9._-]+$');
ALTER TABLE orders.ledger ALTER COLUMN order_id DROP NOT NULL;
CREATE INDEX ledger_by_account ON orders.ledger (edition, account, booked_at);

-- Rates of exchange by day, as loaded from a central bank's file. The same for all editions.
CREATE TABLE orders.rate_table (
  id text PRIMARY KEY,
  date date NOT NULL,
  source text NOT NULL,
  base text NOT NULL,
  rates jsonb NOT NULL,
  loaded_at timestamptz NOT NULL
);
