import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { makeTestCertificate, type PassCertificate } from './test-certificate.ts';

/** What an organiser sets for wallets; see docs/ways-in.md. Values are paths of files, but for issuer and passphrase. */
export interface WalletSettings {
  readonly demo: boolean;
  readonly applePassCert?: string | undefined;
  readonly applePassKey?: string | undefined;
  readonly applePassKeyPassphrase?: string | undefined;
  readonly applePassWwdr?: string | undefined;
  readonly googleWalletIssuer?: string | undefined;
  readonly googleWalletKey?: string | undefined;
}

/** A service account of Google Cloud that may issue passes. */
export interface GoogleAccount {
  readonly issuer: string;
  readonly email: string;
  /** PKCS#8, PEM. */
  readonly privateKey: string;
}

/** Apple's side: the certificate is made when first needed where it is for test. */
export interface AppleSigner {
  readonly isForTest: boolean;
  certificate(): PassCertificate;
}

/** What signs for wallets; absent: that wallet is not offered. */
export interface WalletSigners {
  readonly apple: AppleSigner | undefined;
  readonly google: GoogleAccount | undefined;
}

/** Reads keys and certificates at the start, so that a wrong path is told then. A demo makes a test certificate when first asked. */
export function readSigners(settings: WalletSettings): WalletSigners {
  return { apple: readApple(settings), google: readGoogle(settings) };
}

function readApple(settings: WalletSettings): WalletSigners['apple'] {
  const { applePassCert: cert, applePassKey: key, applePassWwdr: wwdr, applePassKeyPassphrase: passphrase } = settings;
  if (cert === undefined || key === undefined || wwdr === undefined) {
    if ([cert, key, wwdr].some((one) => one !== undefined))
      throw new Error(
        'Apple Wallet needs three files: KAIMON_APPLE_PASS_CERT, KAIMON_APPLE_PASS_KEY, KAIMON_APPLE_PASS_WWDR.',
      );
    let made: PassCertificate | undefined;
    if (!settings.demo) return undefined;
    return {
      isForTest: true,
      certificate() {
        made ??= makeTestCertificate(Date.now());
        return made;
      },
    };
  }
  const signerCert = readFileSync(cert, 'utf8');
  const signerKey = readFileSync(key, 'utf8');
  const certificate = new X509Certificate(signerCert);
  const privateKey = createPrivateKey({ key: signerKey, ...(passphrase === undefined ? {} : { passphrase }) });
  if (!certificate.checkPrivateKey(privateKey))
    throw new Error('KAIMON_APPLE_PASS_KEY is not the key of KAIMON_APPLE_PASS_CERT.');
  const passType = /^UID=(pass\..+)$/m.exec(certificate.subject)?.[1];
  const team = /^OU=(.+)$/m.exec(certificate.subject)?.[1];
  if (!passType || !team)
    throw new Error('KAIMON_APPLE_PASS_CERT is not a certificate for a pass type (no UID=pass.… in it).');
  const found: PassCertificate = {
    signerCert,
    signerKey: privateKey.export({ type: 'pkcs1', format: 'pem' }) as string,
    wwdr: readFileSync(wwdr, 'utf8'),
    passType,
    team,
    isForTest: false,
  };
  return { isForTest: false, certificate: () => found };
}

function readGoogle({ googleWalletIssuer: issuer, googleWalletKey: file }: WalletSettings): GoogleAccount | undefined {
  if (issuer === undefined || file === undefined) {
    if (issuer !== undefined || file !== undefined)
      throw new Error('Google Wallet needs KAIMON_GOOGLE_WALLET_ISSUER and KAIMON_GOOGLE_WALLET_KEY.');
    return undefined;
  }
  const account = JSON.parse(readFileSync(file, 'utf8')) as { client_email?: string; private_key?: string };
  if (!/^\d+$/.test(issuer) || !account.client_email || !account.private_key)
    throw new Error(
      'KAIMON_GOOGLE_WALLET_ISSUER is a number, KAIMON_GOOGLE_WALLET_KEY the JSON file of a service account.',
    );
  return { issuer, email: account.client_email, privateKey: account.private_key };
}
