-- Other ways in than the phone: bands and cards by their chip's number, passes in wallets.
CREATE SCHEMA carriers;

-- Counts every change of an edition under one row lock, so that a gate that has seen n has seen all before n.
CREATE TABLE carriers.change (
  edition text PRIMARY KEY,
  number bigint NOT NULL
);

-- A box of pre-printed bands: the number that is printed and the keyed hash of the chip's.
CREATE TABLE carriers.blank (
  edition text NOT NULL,
  hash bytea NOT NULL,
  number text NOT NULL,
  box uuid NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (edition, hash),
  UNIQUE (edition, number)
);

-- A band or card given to somebody, until it ends. The chip's number itself is kept nowhere.
CREATE TABLE carriers.card (
  edition text NOT NULL,
  id uuid NOT NULL,
  hash bytea NOT NULL,
  number text,
  -- Null once its owner erased the account.
  pass text,
  person uuid,
  linked_at timestamptz NOT NULL,
  linked_by uuid NOT NULL,
  ended_at timestamptz,
  why_ended text,
  change bigint NOT NULL,
  PRIMARY KEY (edition, id)
);
CREATE UNIQUE INDEX card_in_use ON carriers.card (edition, hash) WHERE ended_at IS NULL;
CREATE INDEX card_by_person ON carriers.card (edition, person);
CREATE INDEX card_by_change ON carriers.card (edition, change);

-- A pass that was put into a wallet. Its keys are derived, so there is nothing secret here.
CREATE TABLE carriers.wallet (
  edition text NOT NULL,
  pass text NOT NULL,
  person uuid NOT NULL,
  kind text NOT NULL,
  serial uuid NOT NULL,
  -- Counts up when the wallet's key must die.
  generation integer NOT NULL,
  made_at timestamptz NOT NULL,
  -- When what it shows last changed.
  updated_at timestamptz NOT NULL,
  ended_at timestamptz,
  change bigint NOT NULL,
  PRIMARY KEY (edition, pass, kind),
  UNIQUE (edition, serial)
);
CREATE INDEX wallet_by_person ON carriers.wallet (edition, person);
CREATE INDEX wallet_by_change ON carriers.wallet (edition, change);

-- Phones that asked to hear when a wallet's pass changes.
CREATE TABLE carriers.registration (
  edition text NOT NULL,
  device text NOT NULL,
  serial uuid NOT NULL,
  push_token text NOT NULL,
  registered_at timestamptz NOT NULL,
  PRIMARY KEY (edition, device, serial)
);
CREATE INDEX registration_by_serial ON carriers.registration (edition, serial);

-- What the help desk finds people by: words of names, as they are written and as they sound, and short codes.
CREATE TABLE carriers.name (
  edition text NOT NULL,
  word text COLLATE "C" NOT NULL,
  pass text NOT NULL,
  person uuid NOT NULL,
  PRIMARY KEY (edition, word, pass)
);
CREATE INDEX name_by_person ON carriers.name (edition, person);
