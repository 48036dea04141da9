import type { AnswerOf } from '../../kernel/endpoint.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getParty } from '../passes/index.ts';
import type { listCarriers as endpoint } from './contract.ts';
import { cardOf } from './link-card.ts';
import { listCardsOf, listWalletsOf } from './store.ts';

/** What the caller's party carries beside the phone. */
export async function listCarriers(
  tx: Tx,
  edition: string,
): Promise<Pick<AnswerOf<typeof endpoint>, 'members' | 'cards' | 'wallets'>> {
  const id = personOf(tx);
  const { holders } = await getParty(tx, edition, id);
  const cards = await listCardsOf(tx.db, edition, [id]);
  const wallets = await listWalletsOf(tx.db, edition, id);
  return {
    members: holders
      .filter((one) => one.tickets.length > 0)
      .map(({ pass, name, kind }) => ({ pass: pass.id, name, kind })),
    cards: cards.map(cardOf),
    wallets: wallets.map(({ pass, kind, madeAt }) => ({ pass, kind, madeAt })),
  };
}
