-- What staff shows first, and when: windows of the shop.
CREATE TABLE market.shop_window (
  edition text NOT NULL,
  id uuid NOT NULL,
  position integer NOT NULL,
  -- Names, texts, products, days, disciplines, countries.
  content jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (edition, id)
);
