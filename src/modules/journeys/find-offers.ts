import type { AnswerOf, BodyOf } from '../../kernel/endpoint.ts';
import type { Connector, SupplierFailure } from '../../platform/suppliers/connector.ts';
import type * as contract from './contract.ts';
import { refuse } from './problems.ts';

const refusals: Readonly<Record<SupplierFailure, keyof typeof refuse>> = {
  notSetUp: 'supplierNotSetUp',
  notOffered: 'supplierHasNone',
  timedOut: 'supplierSilent',
  unreachable: 'supplierSilent',
  tooMany: 'supplierBusy',
  refused: 'supplierRefused',
  unreadable: 'supplierUnclear',
};

/** Asks a supplier, outside of any transaction. Refuses by the name of what went wrong. */
export async function findOffers(
  connectors: readonly Connector[],
  { connector: name, query }: BodyOf<typeof contract.findOffers>,
  currency: string,
): Promise<AnswerOf<typeof contract.findOffers>> {
  const connector = connectors.find((one) => one.name === name);
  if (!connector) throw refuse.supplierNotSetUp({ connector: name });
  const answer = await connector.offers({ ...query, currency });
  if ('failure' in answer) throw refuse[refusals[answer.failure]]({ connector: name });
  return { offers: [...answer.offers] };
}
