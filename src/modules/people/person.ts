import type { Grant } from '../../platform/tx.ts';
import type { Me, Member, Needs, Profile } from './contract.ts';

/** A person as the database keeps them, account and profile in one. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly profile: Profile;
  readonly party: readonly Member[];
  readonly consents: Me['consents'];
  readonly grants: readonly Grant[];
}

export const noNeeds: Needs = { stepFree: false, wheelchair: false, companion: false, hearing: false, sight: false };

/** Most people in a party, the account's owner included. */
export const partyLimit = 12;

/** What is assumed of somebody who never opened their profile: nothing but how to call them. */
export function defaultProfile(email: string): Profile {
  return {
    name: email.split('@')[0] || email,
    language: 'en',
    currency: null,
    favouriteDisciplines: [],
    country: null,
    needs: noNeeds,
  };
}

/** The wire form. */
export function toMe(person: Person): Me {
  return { ...person, party: [...person.party], grants: [...person.grants] };
}
