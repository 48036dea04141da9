import { join } from 'node:path';
import { fillPath } from '../../kernel/endpoint.ts';
import { type CarrierFeed, getCarrierFeed } from '../../modules/carriers/contract.ts';
import { startFeed } from '../feed.ts';
import type { GateHost, GatePart } from '../gate-parts.ts';
import { refuse } from '../problems.ts';
import { serveEndpoint } from '../serve.ts';
import { readCard } from './contract.ts';
import { openKept } from './kept-carriers.ts';
import { walletCodes } from './wallet-codes.ts';

/**
 * Bands and wallets at a gate. A band shows whose pass it is, with no network; who carries it a steward compares, unless the
 * policy says otherwise.
 */
export function openCarriers(host: GateHost): GatePart {
  const { mind, desk, edition, gate, line, everyMs, warn } = host;
  const kept = openKept(join(host.folder, 'carriers'));
  mind.learnWallets(walletCodes((pass) => kept.walletKey(pass)));
  const feed = startFeed<CarrierFeed>({
    line,
    everyMs,
    path: () => fillPath(getCarrierFeed.path, { edition, gate }, { after: kept.cursor }),
    take: (answer) => kept.take(answer),
    warn,
  });
  return {
    mount(app) {
      serveEndpoint(app, readCard, async ({ body: { uid, ...wish } }) => {
        if (!mind.snapshot) throw refuse.noSnapshot();
        const person = mind.person(kept.passOf(uid) ?? '');
        const known = person && mind.lookUp(person.holder);
        if (known?.kind !== 'pass') return await desk.present({ ...wish, evidence: { kind: 'unknown' } });
        // Asked as one of the party: a child with a band may join the grown-up who is inside. The holder brings all.
        const choice = wish.choice ?? (person!.holder === person!.pass ? undefined : [person!.pass]);
        return await desk.present({ ...wish, choice, evidence: { kind: 'pass', pass: known.pass, binding: 'card' } });
      });
    },
    close: () => feed.stop(),
  };
}
