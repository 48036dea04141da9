import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import { getPerson } from '../../people/index.ts';
import type { listMembers as endpoint } from '../member-endpoints.ts';
import { enterBrand } from './enter-brand.ts';
import { listMemberIds } from './store.ts';

/** Who acts for a brand. */
export async function listMembers(tx: Tx, edition: string, brand: string): Promise<AnswerOf<typeof endpoint>> {
  await enterBrand(tx, edition, brand);
  const members = [];
  for (const id of await listMemberIds(tx.db, edition, brand)) {
    const { email, profile } = await getPerson(tx, id);
    members.push({ id, name: profile.name, address: veiled(email), isMe: id === personOf(tx) });
  }
  return { members };
}

/** `ma…@example.org`: enough to know each other by. */
function veiled(email: string): string {
  const [name = '', host = ''] = email.split('@');
  return `${name.slice(0, 2)}…@${host}`;
}
