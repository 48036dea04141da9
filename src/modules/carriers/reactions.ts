import type { Mailer } from '../../platform/mail/mailer.ts';
import { type Reaction, reaction } from '../../platform/outbox/dispatcher.ts';
import type { Tx } from '../../platform/tx.ts';
import { listEditionHashes } from '../editions/index.ts';
import { getPerson, PartyChanged } from '../people/index.ts';
import { TicketsChanged } from '../tickets/index.ts';
import { SignInAsked, WalletsChanged } from './events.ts';
import { saveNames } from './save-names.ts';
import { deletePushToken, listPushTokens, nextChange, touchCarriers } from './store.ts';
import { pushApple } from './wallet/push-apple.ts';
import type { WalletSigners } from './wallet/wallet-settings.ts';
import { signInMail } from './words.ts';

/** Who gets or loses tickets is found at the desk, and what they carry is told to other gates than before. */
export function carrierReactions(mailer: Mailer, origin: string, { apple }: WalletSigners): Reaction[] {
  async function refresh(tx: Tx, edition: string, people: readonly string[]): Promise<void> {
    for (const person of people) await saveNames(tx, edition, person);
    const serials = await touchCarriers(tx.db, edition, people, tx.now, () => nextChange(tx.db, edition));
    if (serials.length > 0) await tx.emit(WalletsChanged, edition, serials[0]!, { serials });
  }
  return [
    reaction('carriers/push', WalletsChanged, async (tx, { serials }, edition) => {
      // A certificate of a demo is nothing to Apple.
      if (!apple || apple.isForTest) return;
      const tokens = (await listPushTokens(tx.db, edition, serials)).map((one) => one.pushToken);
      const gone = await pushApple(tokens, { certificate: apple.certificate() });
      for (const token of gone) await deletePushToken(tx.db, edition, token);
    }),
    reaction('carriers/refresh', TicketsChanged, (tx, { people }, edition) => refresh(tx, edition, people)),
    reaction('carriers/rename', PartyChanged, async (tx, { person }) => {
      for (const { edition } of await listEditionHashes(tx.db)) await refresh(tx, edition, [person]);
    }),
    reaction('carriers/mail-sign-in', SignInAsked, async (tx, { person }, edition) => {
      const { email, profile } = await getPerson(tx, person);
      const next = encodeURIComponent(`/${profile.language}/${edition}/pass`);
      const link = `${origin}/${profile.language}/${edition}/sign-in?next=${next}`;
      await mailer.send({ to: email, ...signInMail[profile.language](link) });
    }),
  ];
}
