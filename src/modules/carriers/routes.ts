import { on, type Route } from '../../platform/http/route.ts';
import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import { personOf } from '../../platform/tx.ts';
import { findOwner } from '../passes/index.ts';
import type { CarrierKeys } from './carrier-keys.ts';
import * as contract from './contract.ts';
import { endCard, endWallets } from './end-card.ts';
import { SignInAsked, WalletsChanged } from './events.ts';
import { findParties } from './find-parties.ts';
import { getFeed } from './get-feed.ts';
import { linkCard } from './link-card.ts';
import { listCarriers } from './list-carriers.ts';
import { makeGoogleLink } from './make-google-link.ts';
import { refuse } from './problems.ts';
import { saveBox } from './save-box.ts';
import type { WalletSigners } from './wallet/wallet-settings.ts';

export interface CarrierPorts {
  readonly keys: CarrierKeys;
  readonly box: SecretBox;
  readonly signers: WalletSigners;
  readonly origin: string;
  /** Google knows no other clock than the world's. */
  readonly machineNow: () => number;
}

export function carrierRoutes({ keys, box, signers, origin, machineNow }: CarrierPorts): Route[] {
  return [
    on(contract.linkCard, (tx, { params, body }) => linkCard(tx, params.edition, keys, body)),
    on(contract.endCard, async (tx, { params, body }) => {
      await endCard(tx, params.edition, params.card, body.why);
      return null;
    }),
    on(contract.saveBox, (tx, { params, body }) => saveBox(tx, params.edition, keys, body)),
    on(contract.findParties, async (tx, { params, query }) => ({
      parties: await findParties(tx, params.edition, keys, query),
    })),
    on(contract.sendSignIn, async (tx, { params, body }) => {
      const person = await findOwner(tx, params.edition, body.pass);
      if (person === undefined) throw refuse.noSuchPass({ pass: body.pass });
      await tx.emit(SignInAsked, params.edition, body.id, { person });
      return null;
    }),
    on(contract.getCarrierFeed, async (tx, { params, query }) => {
      const isOwn = tx.actor.kind === 'gate' && tx.actor.gate === params.gate && tx.actor.edition === params.edition;
      if (!isOwn) throw refuse.noSuchGate({ gate: params.gate });
      return await getFeed(tx, params.edition, params.gate, keys, query.after);
    }),
    on(contract.listCarriers, async (tx, { params }) => ({
      ...(await listCarriers(tx, params.edition)),
      apple: appleOf(signers),
      google: signers.google ? ('yes' as const) : ('no' as const),
    })),
    on(contract.makeGoogleLink, async (tx, { params }) => {
      const account = signers.google;
      if (!account) throw refuse.walletNotOffered();
      return { url: await makeGoogleLink(tx, params.edition, params.pass, { keys, box, account, origin, machineNow }) };
    }),
    on(contract.endOwnCard, async (tx, { params }) => {
      await endCard(tx, params.edition, params.card, 'lost', personOf(tx));
      return null;
    }),
    on(contract.endWallets, async (tx, { params }) => {
      const serials = await endWallets(tx, params.edition);
      if (serials.length > 0) await tx.emit(WalletsChanged, params.edition, serials[0]!, { serials });
      return null;
    }),
  ];
}

function appleOf({ apple }: WalletSigners): 'no' | 'test' | 'yes' {
  if (!apple) return 'no';
  return apple.isForTest ? 'test' : 'yes';
}
