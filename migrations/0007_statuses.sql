-- Numbers of a status list are given in random order within blocks of 8,192; the order is drawn from this seed.
-- What was given in order of sale stays; the next number begins a block.
ALTER TABLE tickets.session_counter ADD COLUMN seed uuid NOT NULL DEFAULT gen_random_uuid();
UPDATE tickets.session_counter SET next_status = (next_status + 8191) / 8192 * 8192;
