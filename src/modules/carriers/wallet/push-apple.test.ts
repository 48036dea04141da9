import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pushApple } from './push-apple.ts';
import { makeTestCertificate } from './test-certificate.ts';

const certificate = makeTestCertificate(Date.now());
const heard: string[] = [];
let server: Http2SecureServer;
let url: string;
beforeAll(async () => {
  const { signerCert: cert, signerKey: key } = certificate;
  server = createSecureServer({ cert, key, requestCert: true, rejectUnauthorized: false });
  server.on('stream', (stream, headers) => {
    const path = String(headers[':path']);
    const own = (stream.session!.socket as TLSSocket).getPeerX509Certificate()!;
    heard.push(`${path} ${String(headers['apns-topic'])} ${/UID=(.*)/.exec(own.subject)![1]}`);
    stream.respond({ ':status': path.endsWith('/9900') ? 410 : 200 });
    stream.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const tls = { rejectUnauthorized: false };

it('tells each phone with the certificate of the pass, and answers those that are gone', async () => {
  expect(await pushApple(['abcd', '9900'], { certificate, server: url, tls })).toEqual(['9900']);
  const name = certificate.passType;
  expect(heard.sort()).toEqual([`/3/device/9900 ${name} ${name}`, `/3/device/abcd ${name} ${name}`]);
  expect(await pushApple([], { certificate, server: 'https://127.0.0.1:1' })).toEqual([]);
});

it('fails where Apple cannot be reached or is not believed, so that it is tried again', async () => {
  await expect(pushApple(['abcd'], { certificate, server: 'https://127.0.0.1:1', tls })).rejects.toThrow();
  await expect(pushApple(['abcd'], { certificate, server: url })).rejects.toThrow();
});
