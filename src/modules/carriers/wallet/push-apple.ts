import { connect, type SecureClientSessionOptions } from 'node:http2';
import type { PassCertificate } from './test-certificate.ts';

export interface PushOptions {
  readonly certificate: Pick<PassCertificate, 'signerCert' | 'signerKey' | 'passType'>;
  /** Apple's, or a stand-in for tests. */
  readonly server?: string;
  /** How the stand-in is believed. */
  readonly tls?: SecureClientSessionOptions;
}

const apple = 'https://api.push.apple.com';
const patienceMs = 5_000;

/**
 * Tells phones that a pass of theirs changed: an empty notification to the topic of the pass type (Apple, "Adding a Web Service
 * to Update Passes"). Answers the tokens that Apple says are gone; throws where Apple cannot be reached.
 */
export async function pushApple(
  tokens: readonly string[],
  { certificate, server = apple, tls }: PushOptions,
): Promise<string[]> {
  if (tokens.length === 0) return [];
  const { signerCert: cert, signerKey: key, passType } = certificate;
  const session = connect(server, { cert, key, ...tls });
  const broken = new Promise<never>((_, reject) => {
    session.once('error', reject);
    session.setTimeout(patienceMs, () => reject(new Error('Apple does not answer')));
  });
  try {
    const told = tokens.map((token) => statusOf(session, token, passType));
    const statuses = await Promise.race([Promise.all(told), broken]);
    // 410: the phone no longer has the pass; 400: no token of a phone.
    return tokens.filter((_, index) => statuses[index] === 410 || statuses[index] === 400);
  } finally {
    session.destroy();
  }
}

function statusOf(session: ReturnType<typeof connect>, token: string, topic: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = session.request({ ':method': 'POST', ':path': `/3/device/${token}`, 'apns-topic': topic });
    request.once('response', (headers) => resolve(Number(headers[':status'])));
    request.once('error', reject);
    request.resume();
    request.end('{}');
  });
}
