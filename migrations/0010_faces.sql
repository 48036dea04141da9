-- Walking in by face. Nothing here can be turned into a face or a template: the key of each template is on its owner's phone.
CREATE SCHEMA faces;

-- How far faces may be used; `venue` '*' is the whole edition. No row: the default of the code.
CREATE TABLE faces.setting (
  edition text NOT NULL,
  venue text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('off', 'oneToOne', 'oneToFew', 'oneToMany')),
  changed_at timestamptz NOT NULL,
  changed_by uuid,
  PRIMARY KEY (edition, venue)
);

-- Impact assessments (GDPR Art. 35) that a named person recorded; without one nobody can unlock oneToMany.
CREATE TABLE faces.assessment (
  edition text NOT NULL,
  id uuid NOT NULL,
  reference text NOT NULL,
  responsible text NOT NULL,
  assessed_on date NOT NULL,
  recorded_by uuid,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (edition, id)
);

-- The yes and, once it was taken back, the no. Kept without any biometric data, to show that there was consent.
CREATE TABLE faces.consent (
  edition text NOT NULL,
  person uuid NOT NULL,
  given_at timestamptz NOT NULL,
  text_version text NOT NULL,
  withdrawn_at timestamptz,
  PRIMARY KEY (edition, person, given_at)
);

CREATE TABLE faces.enrolment (
  edition text NOT NULL,
  person uuid NOT NULL,
  id uuid NOT NULL,
  pass text NOT NULL,
  encoder text NOT NULL,
  -- AES-256-GCM by the phone: nonce, rotated template, tag. The key never comes here.
  sealed bytea NOT NULL,
  enrolled_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (edition, person)
);

-- One person, one session: the face may be used for it.
CREATE TABLE faces.arming (
  edition text NOT NULL,
  session text NOT NULL,
  person uuid NOT NULL,
  id uuid NOT NULL,
  armed_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (edition, session, person),
  UNIQUE (edition, id)
);
CREATE INDEX arming_by_person ON faces.arming (edition, person);

-- Keys of a template, wrapped by the phone for the memory of one gate.
CREATE TABLE faces.wrap (
  edition text NOT NULL,
  gate text NOT NULL,
  arming uuid NOT NULL,
  key_id text NOT NULL,
  wrapped bytea NOT NULL,
  PRIMARY KEY (edition, gate, arming)
);
CREATE INDEX wrap_by_arming ON faces.wrap (edition, arming);

-- The key that a gate holds in its memory now.
CREATE TABLE faces.gate_key (
  edition text NOT NULL,
  gate text NOT NULL,
  key_id text NOT NULL,
  public_key bytea NOT NULL,
  encoder text NOT NULL,
  heard_at timestamptz NOT NULL,
  holds integer NOT NULL,
  PRIMARY KEY (edition, gate)
);

-- What was handed to a gate, until the gate says that it is overwritten.
CREATE TABLE faces.holding (
  edition text NOT NULL,
  gate text NOT NULL,
  arming uuid NOT NULL,
  person uuid,
  key_id text NOT NULL,
  handed_at timestamptz NOT NULL,
  is_held boolean NOT NULL,
  ends_at timestamptz NOT NULL,
  deletion uuid,
  erased_at timestamptz,
  how text CHECK (how IN ('acknowledged', 'restarted', 'silent', 'ended')),
  PRIMARY KEY (edition, gate, arming)
);
CREATE INDEX holding_by_arming ON faces.holding (edition, arming);
CREATE INDEX holding_by_deletion ON faces.holding (edition, deletion) WHERE deletion IS NOT NULL;

-- A withdrawal, complete once no gate holds anything any more.
CREATE TABLE faces.deletion (
  edition text NOT NULL,
  id uuid NOT NULL,
  -- Null once the account is erased.
  person uuid,
  asked_at timestamptz NOT NULL,
  completed_at timestamptz,
  PRIMARY KEY (edition, id)
);
CREATE INDEX deletion_by_person ON faces.deletion (edition, person);
