-- Street, town, postcode and telephone of where a parcel left, as told for it; its papers need them.
ALTER TABLE market.parcel ADD COLUMN sender jsonb;
