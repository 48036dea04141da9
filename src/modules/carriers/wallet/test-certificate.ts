import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What signs Apple's passes, as PEM texts. */
export interface PassCertificate {
  readonly signerCert: string;
  readonly signerKey: string;
  readonly signerKeyPassphrase?: string;
  /** Apple's intermediate certificate ("WWDR"). */
  readonly wwdr: string;
  readonly passType: string;
  readonly team: string;
  /** Made here for a demo: no phone trusts it. */
  readonly isForTest: boolean;
}

const validForMs = 365 * 86_400_000;

/**
 * A certificate of this process in place of Apple's: an own root stands where Apple's intermediate would, and signs the pass
 * certificate. Passes made with it have the right form, and no phone takes them.
 */
export function makeTestCertificate(now: number): PassCertificate {
  const passType = 'pass.org.kaimon.test';
  const team = 'KAIMONTEST';
  const root = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const rootName = name([[oid.commonName, 'Kaimon test root']]);
  const ownName = name([
    [oid.userId, passType],
    [oid.commonName, `Kaimon test pass: ${passType}`],
    [oid.organizationalUnit, team],
  ]);
  return {
    wwdr: certificate({ subject: rootName, issuer: rootName, key: root.publicKey, signer: root.privateKey, now }),
    signerCert: certificate({ subject: ownName, issuer: rootName, key: own.publicKey, signer: root.privateKey, now }),
    signerKey: own.privateKey.export({ type: 'pkcs1', format: 'pem' }) as string,
    passType,
    team,
    isForTest: true,
  };
}

/** Object identifiers as DER bodies (RFC 5280, RFC 4519, RFC 8017). */
const oid = {
  commonName: '550403',
  organizationalUnit: '55040b',
  userId: '0992268993f22c640101',
  sha256WithRsa: '2a864886f70d01010b',
} as const;

interface Certificate {
  readonly subject: Buffer;
  readonly issuer: Buffer;
  readonly key: KeyObject;
  readonly signer: KeyObject;
  readonly now: number;
}

/** An X.509 certificate of version 3 without extensions (RFC 5280), as PEM. */
function certificate({ subject, issuer, key, signer, now }: Certificate): string {
  const algorithm = der(0x30, der(0x06, Buffer.from(oid.sha256WithRsa, 'hex')), der(0x05));
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.concat([Buffer.of(1), randomBytes(8)])),
    algorithm,
    issuer,
    der(0x30, utcTime(now - 86_400_000), utcTime(now + validForMs)),
    subject,
    key.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', body, signer);
  const whole = der(0x30, body, algorithm, der(0x03, Buffer.of(0), signature));
  const lines = whole
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function name(parts: readonly (readonly [string, string])[]): Buffer {
  const sets = parts.map(([type, value]) =>
    der(0x31, der(0x30, der(0x06, Buffer.from(type, 'hex')), der(0x0c, Buffer.from(value)))),
  );
  return der(0x30, ...sets);
}

function utcTime(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/\D/g, '');
  return der(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
}

/** Tag, length, content (ITU-T X.690). */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}
