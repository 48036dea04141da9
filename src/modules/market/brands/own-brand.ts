import type { OwnBrand } from '../brand-endpoints.ts';
import { pictureOf } from '../shop/cards.ts';
import type { AppliedBrand } from './store.ts';

/** A brand as its members and staff see it. */
export function ownBrandOf(record: AppliedBrand): OwnBrand {
  const { names, stories, makers, towns, latitude, longitude } = record.content;
  return {
    id: record.id,
    state: record.state,
    ...{ names, stories, makers, towns, latitude, longitude },
    picture: pictureOf(record.content),
    makes: record.content.makes ?? null,
    contact: record.contact,
    commissionBasisPoints: record.commissionBasisPoints,
    appliedAt: record.appliedAt,
    decidedAt: record.decidedAt,
    decidedBecause: record.decidedBecause,
  };
}
