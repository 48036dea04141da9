-- What boards show, kept with every report instead of being counted over all movements each time.

-- People of a session at a venue who entered at all, and who are inside; who left a bowl may still be in the perimeter.
CREATE TABLE passes.session_count (
  edition text NOT NULL,
  venue text NOT NULL,
  session integer NOT NULL,
  entered integer NOT NULL,
  inside integer NOT NULL,
  PRIMARY KEY (edition, venue, session)
);
INSERT INTO passes.session_count (edition, venue, session, entered, inside)
SELECT edition, venue, session, count(*) FILTER (WHERE has_entered), count(*) FILTER (WHERE is_inside) FROM (
  SELECT edition, venue, session, pass, bool_or(direction = 'entry') AS has_entered,
    (array_agg(direction = 'entry' OR from_zone IS NOT NULL ORDER BY at DESC, event DESC))[1] AS is_inside
  FROM passes.movement WHERE NOT is_annulled GROUP BY edition, venue, session, pass) people
GROUP BY edition, venue, session;

-- Movements through a gate by direction, and people whom it called a steward for.
CREATE TABLE passes.gate_count (
  edition text NOT NULL,
  gate text NOT NULL,
  entered integer NOT NULL,
  exited integer NOT NULL,
  turned integer NOT NULL,
  PRIMARY KEY (edition, gate)
);
INSERT INTO passes.gate_count (edition, gate, entered, exited, turned)
SELECT edition, gate, sum(entered), sum(exited), sum(turned) FROM (
  SELECT edition, gate, count(*) FILTER (WHERE direction = 'entry') AS entered, count(*) FILTER (WHERE direction = 'exit') AS exited, 0 AS turned
  FROM passes.movement WHERE NOT is_annulled GROUP BY edition, gate
  UNION ALL
  SELECT edition, gate, 0, 0, count(*) FROM passes.journal WHERE outcome = 'steward' AND steward IS NULL GROUP BY edition, gate) counts
GROUP BY edition, gate;
