-- Finding products. All of it is derived from the catalogue and can be written anew at any time.

-- One row a product with everything that a search filters, counts and sorts by. Tokens carry a weight: A what the product is called,
-- B craft, family and tags, C maker, place and material, D what its description says.
CREATE TABLE market.product_text (
  edition text NOT NULL,
  product text NOT NULL,
  brand text NOT NULL,
  family text NOT NULL,
  craft text,
  prefecture text,
  discipline text,
  -- Minor units of the edition's currency, without tax, of the cheapest variant.
  price_from bigint NOT NULL CHECK (price_from >= 0),
  in_stock boolean NOT NULL,
  is_listed boolean NOT NULL,
  newest_at timestamptz NOT NULL,
  tokens tsvector NOT NULL,
  PRIMARY KEY (edition, product)
) WITH (fillfactor = 90);
-- Taking tokens out of compression costs more than reading them.
ALTER TABLE market.product_text ALTER tokens SET STORAGE EXTERNAL;
-- What is on sale is looked for all the time, what is new rarely written: no list of pending entries to walk through.
CREATE INDEX product_text_tokens ON market.product_text USING gin (tokens) WITH (fastupdate = off);
CREATE INDEX product_text_brand ON market.product_text (edition, brand);

-- Words that products are named by, so that mistyped ones can be mended: two words within two slips share a deletion. Words stay when
-- their last product goes; one that finds nothing is passed over.
CREATE TABLE market.product_word (
  edition text NOT NULL,
  word text COLLATE "C" NOT NULL,
  shown text NOT NULL,
  deletions text[] NOT NULL,
  PRIMARY KEY (edition, word)
);
CREATE INDEX product_word_deletions ON market.product_word USING gin (deletions);

-- What was looked for and not found, counted without anybody's name.
CREATE TABLE market.missed_search (
  edition text NOT NULL,
  query text NOT NULL CHECK (length(query) BETWEEN 2 AND 60),
  language text NOT NULL,
  count integer NOT NULL CHECK (count > 0),
  days integer NOT NULL CHECK (days BETWEEN 1 AND count),
  last_at timestamptz NOT NULL,
  PRIMARY KEY (edition, query, language)
);
