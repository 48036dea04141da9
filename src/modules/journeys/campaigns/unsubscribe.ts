import type { Tx } from '../../../platform/tx.ts';
import { endConsent } from '../../people/index.ts';
import { refuse } from '../problems.ts';
import { lockRecipientByToken, setUnsubscribed } from './store.ts';

/** Ends the consent of whom a mail's link was made for; again has no further effect. Refuses `noSuchToken`. */
export async function unsubscribe(tx: Tx, token: string): Promise<void> {
  const recipient = await lockRecipientByToken(tx.db, token);
  if (!recipient) throw refuse.noSuchToken();
  // Somebody who agreed again since then is not put off the list by an old mail read twice.
  if (recipient.unsubscribedAt === null) await endConsent(tx.db, recipient.person, 'recommendations', tx.now);
  await setUnsubscribed(tx.db, recipient, tx.now);
}
