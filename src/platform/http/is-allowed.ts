import type { Who } from '../../kernel/endpoint.ts';
import { type Problem, refuseCommon } from '../../kernel/problem.ts';
import type { Actor } from '../tx.ts';

/** The refusal for this actor at an endpoint, or undefined when it may go on. Deny unless a rule allows. */
export function isAllowed(who: Who, actor: Actor, edition: string | undefined): Problem | undefined {
  if (who === 'anyone' || who === 'provider') return undefined;
  if (who === 'visitor') return actor.kind === 'person' ? undefined : refuseCommon.notSignedIn();
  if (who === 'gate') {
    if (actor.kind !== 'gate') return refuseCommon.notSignedIn();
    return actor.edition === edition ? undefined : refuseCommon.notAllowed();
  }
  if (actor.kind !== 'person') return refuseCommon.notSignedIn();
  // Which brand, and whether this person acts for it, only the market knows: `enterBrand` refuses with `notAllowed`.
  if (who === 'brand') return undefined;
  const holds = actor.grants.some((grant) => grant.edition === edition && grant.task === who.staff);
  return holds ? undefined : refuseCommon.notAllowed();
}
