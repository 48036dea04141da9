import { encode, Tagged } from 'cborg';
import { signingInput } from '../../../engines/admission/token.ts';
import { minute } from '../../../kernel/time.ts';
import type { SecretBox } from '../../../platform/secrets/secret-box.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme, refuseEdition } from '../../editions/index.ts';
import { listEndedStatuses } from '../../tickets/index.ts';
import { getIssuer } from '../get-issuer.ts';
import { packStatuses } from './status-list.ts';

/** Readers fetch a list anew after so many seconds, and no longer believe it after `exp`. */
const ttlSeconds = 60;
const expiresAfter = 15 * minute;

/** A Status List Token in one of its two forms. */
export interface StatusListToken {
  readonly mediaType: 'application/statuslist+jwt' | 'application/statuslist+cwt';
  readonly body: Buffer;
}

/**
 * The status list of a session as a signed token (IETF, draft-ietf-oauth-status-list-17, section 5), as JWT or CWT, for
 * readers that are no gates of ours. `subject`: the address it is served at. Refuses `noSuchSession`.
 */
export async function getStatusList(
  tx: Tx,
  { edition, session, subject, form }: { edition: string; session: string; subject: string; form: 'jwt' | 'cwt' },
  box: SecretBox,
): Promise<StatusListToken> {
  const programme = await getProgramme(tx, edition);
  const issuer = await getIssuer(tx, edition, box);
  if (!programme.sessions.has(session) || !issuer) throw refuseEdition.noSuchSession({ session });
  const list = packStatuses((await listEndedStatuses(tx.db, edition, [session])).map(({ status }) => status));
  const iat = Math.floor(tx.now / 1_000);
  const exp = iat + expiresAfter / 1_000;
  if (form === 'jwt') {
    const header = textPart({ alg: 'EdDSA', kid: issuer.keyId, typ: 'statuslist+jwt' });
    const status_list = { bits: 1, lst: list.toString('base64url') };
    const signed = `${header}.${textPart({ sub: subject, iat, exp, ttl: ttlSeconds, status_list })}`;
    const signature = issuer.sign(Buffer.from(signed)).toString('base64url');
    return { mediaType: 'application/statuslist+jwt', body: Buffer.from(`${signed}.${signature}`) };
  }
  const header = cbor(new Map<number, unknown>([[1, -8], [4, Buffer.from(issuer.keyId, 'hex')], [16, 'application/statuslist+cwt']])); // biome-ignore format: a header reads as one line
  const claims = new Map<number, unknown>([[2, subject], [4, exp], [6, iat], [65533, { bits: 1, lst: new Uint8Array(list) }], [65534, ttlSeconds]]); // biome-ignore format: claims read as one line
  const payload = cbor(claims);
  const signature = new Uint8Array(issuer.sign(signingInput(header, payload)));
  const body = Buffer.from(encode(new Tagged(18, [header, new Map(), payload, signature])));
  return { mediaType: 'application/statuslist+cwt', body };
}

function textPart(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

function cbor(value: unknown): Uint8Array {
  return new Uint8Array(encode(value));
}
