import { Type } from 'typebox';
import { endpoint, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';

const BrandParams = strict({ edition: KeySchema, brand: KeySchema });
/** Somebody who acts for a brand; the address shows in part only. */
const Member = Type.Object({ id: IdSchema, name: Type.String(), address: Type.String(), isMe: Type.Boolean() });
const Members = Type.Object({ members: Type.Array(Member) });

export const listMembers = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/brands/:brand/members',
  who: 'brand',
  summary: 'Who acts for a brand',
  params: BrandParams,
  answer: Members,
});

export const addMember = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/brands/:brand/members',
  who: 'brand',
  summary: 'Let somebody act for the brand, by their address; they sign in with it',
  params: BrandParams,
  body: strict({ email: Type.String({ format: 'email', maxLength: 200 }) }),
  answer: Members,
  problems: ['tooManyMembers'],
});

export const removeMember = endpoint({
  method: 'DELETE',
  path: '/editions/:edition/market/brands/:brand/members/:member',
  who: 'brand',
  summary: 'Let somebody act for the brand no more; the last one stays',
  params: strict({ edition: KeySchema, brand: KeySchema, member: IdSchema }),
  answer: Members,
  problems: ['noSuchMember', 'lastMember'],
});
