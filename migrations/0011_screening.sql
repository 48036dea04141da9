-- Screening: the rules of lanes and how high the threat is. What lanes decided stands in the journals of gates.
CREATE SCHEMA screening;

CREATE TABLE screening.policy (
  edition text NOT NULL,
  version integer NOT NULL,
  -- The text that gates get under the edition's signature; published ones never change.
  content text NOT NULL,
  hash text NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'published')),
  made_by uuid,
  made_at timestamptz NOT NULL,
  published_by uuid,
  published_at timestamptz,
  PRIMARY KEY (edition, version)
);
CREATE UNIQUE INDEX policy_draft_once ON screening.policy (edition) WHERE state = 'draft';

-- Every change of the threat level; the last number holds.
CREATE TABLE screening.threat (
  edition text NOT NULL,
  number integer NOT NULL,
  id uuid NOT NULL,
  level text NOT NULL CHECK (level IN ('usual', 'raised', 'high')),
  why text NOT NULL,
  set_by uuid,
  set_by_name text NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (edition, number),
  UNIQUE (edition, id)
);
