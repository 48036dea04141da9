-- What brands reach: a second wall behind the checks of the code. Work for a brand runs as this role, which sees rows of one brand only.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kaimon_brand') THEN
    CREATE ROLE kaimon_brand NOLOGIN NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- made by another process at this moment
END $$;
DO $$ BEGIN
  -- Since PostgreSQL 16 who makes a role may give it away, but not take it on.
  IF NOT pg_has_role(current_user, 'kaimon_brand',
    CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END) THEN
    EXECUTE format('GRANT kaimon_brand TO %I', current_user);
  END IF;
END $$;

-- Whether a row is of the brand that the transaction works for; of nobody where it works for none.
CREATE FUNCTION market.is_own(edition text, brand text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN edition = current_setting('kaimon.edition', true) AND brand = current_setting('kaimon.brand', true);

GRANT USAGE ON SCHEMA market TO kaimon_brand;

-- State and commission are the organiser's: a brand changes what it tells of itself.
ALTER TABLE market.brand ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON market.brand TO kaimon_brand USING (market.is_own(edition, brand)) WITH CHECK (market.is_own(edition, brand));
GRANT SELECT, UPDATE (content, contact) ON market.brand TO kaimon_brand;

ALTER TABLE market.product ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON market.product TO kaimon_brand USING (market.is_own(edition, brand)) WITH CHECK (market.is_own(edition, brand));
GRANT SELECT, INSERT, UPDATE, DELETE ON market.product TO kaimon_brand;

ALTER TABLE market.variant ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON market.variant TO kaimon_brand USING (market.is_own(edition, brand)) WITH CHECK (market.is_own(edition, brand));
GRANT SELECT, INSERT, UPDATE, DELETE ON market.variant TO kaimon_brand;

ALTER TABLE market.consignment ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON market.consignment TO kaimon_brand USING (market.is_own(edition, brand)) WITH CHECK (market.is_own(edition, brand));
GRANT SELECT, UPDATE ON market.consignment TO kaimon_brand;

ALTER TABLE market.consignment_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON market.consignment_item TO kaimon_brand USING (market.is_own(edition, brand)) WITH CHECK (market.is_own(edition, brand));
GRANT SELECT, UPDATE ON market.consignment_item TO kaimon_brand;

ALTER TABLE market.parcel ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON market.parcel TO kaimon_brand USING (market.is_own(edition, brand)) WITH CHECK (market.is_own(edition, brand));
GRANT SELECT, INSERT, UPDATE ON market.parcel TO kaimon_brand;

ALTER TABLE market.return ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON market.return TO kaimon_brand USING (market.is_own(edition, brand)) WITH CHECK (market.is_own(edition, brand));
GRANT SELECT, UPDATE ON market.return TO kaimon_brand;

ALTER TABLE market.dispute ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON market.dispute TO kaimon_brand USING (market.is_own(edition, brand)) WITH CHECK (market.is_own(edition, brand));
GRANT SELECT, UPDATE ON market.dispute TO kaimon_brand;

-- What buyers wrote stays as they wrote it.
ALTER TABLE market.review ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON market.review TO kaimon_brand USING (market.is_own(edition, brand)) WITH CHECK (market.is_own(edition, brand));
GRANT SELECT, UPDATE (answer) ON market.review TO kaimon_brand;

-- Photos of a brand. The original is not kept: size 1600 is made anew from its pixels, without what a camera wrote beside them.
CREATE TABLE market.picture (
  edition text NOT NULL,
  picture uuid NOT NULL,
  brand text NOT NULL,
  -- SHA-256 of the bytes as they were sent, so that a retry is told from another picture.
  sha256 text NOT NULL,
  width integer NOT NULL CHECK (width > 0),
  height integer NOT NULL CHECK (height > 0),
  uploaded_at timestamptz NOT NULL,
  PRIMARY KEY (edition, picture)
);
CREATE INDEX picture_by_brand ON market.picture (edition, brand);
ALTER TABLE market.picture ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON market.picture TO kaimon_brand USING (market.is_own(edition, brand)) WITH CHECK (market.is_own(edition, brand));
GRANT SELECT, INSERT, DELETE ON market.picture TO kaimon_brand;

-- Sizes of photos and of drawings, each made when it is first asked for.
CREATE TABLE market.picture_size (
  edition text NOT NULL,
  -- Id of a photo, or of a drawing with its colours.
  picture text NOT NULL,
  width integer NOT NULL,
  format text NOT NULL CHECK (format IN ('avif', 'webp')),
  bytes bytea NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (edition, picture, width, format)
);
