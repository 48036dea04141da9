-- Where a movement went: a bowl within a perimeter is a place of its own. Rows from before are of one zone per venue.
ALTER TABLE passes.movement
  -- The zone that the gate leads into; '' in rows from before.
  ADD COLUMN zone text NOT NULL DEFAULT '',
  -- The zone that leaving by it leads to; null: the street.
  ADD COLUMN from_zone text;
