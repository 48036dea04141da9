import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { languages } from '../../../kernel/language.ts';
import { faultOfSignature, unzip } from '../testing/read-bundle.ts';
import { codeOf, shown } from '../testing/shown.ts';
import { type AppleTie, applePass } from './apple-pass.ts';
import { makeTestCertificate } from './test-certificate.ts';

const certificate = makeTestCertificate(Date.now());
const tie: AppleTie = {
  serial: 'serial-1',
  token: 'a'.repeat(64),
  webService: 'https://tickets.example.org/w',
  isVoid: false,
};
const party = shown('ja', [['佐藤 美緒', 'adult', 3]]);
const make = (changes: Partial<AppleTie> = {}, from = party) =>
  unzip(applePass(from, from.passes[0]!, { ...tie, ...changes }, certificate));
const jsonOf = (files: Map<string, Buffer>) => JSON.parse(files.get('pass.json')!.toString('utf8'));

it('the bundle holds what the manifest says, and the certificate signed the manifest', () => {
  const files = make();
  const manifest = JSON.parse(files.get('manifest.json')!.toString()) as Record<string, string>;
  expect(Object.keys(manifest).sort()).toEqual(
    [...files.keys()].filter((name) => !/^(manifest|signature)/.test(name)).sort(),
  );
  for (const [name, hash] of Object.entries(manifest))
    expect([name, createHash('sha1').update(files.get(name)!).digest('hex')]).toEqual([name, hash]);
  expect(Object.keys(manifest)).toEqual(expect.arrayContaining(['icon.png', 'icon@2x.png', 'pass.json']));
  const signature = files.get('signature')!;
  expect(faultOfSignature(signature, files.get('manifest.json')!, certificate.wwdr)).toBeUndefined();
  expect(faultOfSignature(signature, Buffer.from('{}'), certificate.wwdr)).toBe('digest');
  expect(faultOfSignature(signature, files.get('manifest.json')!, makeTestCertificate(Date.now()).wwdr)).toBe(
    'certificate',
  );
});

it('says name, session, gate and seat, and carries the bare code byte by byte', () => {
  const pass = jsonOf(make());
  expect(pass).toMatchObject({
    formatVersion: 1,
    passTypeIdentifier: 'pass.org.kaimon.test',
    teamIdentifier: 'KAIMONTEST',
    serialNumber: 'serial-1',
    authenticationToken: tie.token,
    webServiceURL: tie.webService,
    sharingProhibited: true,
  });
  expect(pass.voided).toBeUndefined();
  const [barcode] = pass.barcodes;
  expect(barcode).toMatchObject({ format: 'PKBarcodeFormatQR', messageEncoding: 'iso-8859-1' });
  expect(new Uint8Array(Buffer.from(barcode.message, 'latin1'))).toEqual(codeOf('佐藤 美緒'));
  const text = JSON.stringify(pass.eventTicket);
  for (const part of ['佐藤 美緒', '柔道 Judo', 'ゲート A', 'N3 4列 12番', 'テスト用']) expect(text).toContain(part);
});

it('with nothing behind it any more it is void and has no code; over http it asks nobody', () => {
  const ended = jsonOf(make({ isVoid: true }));
  expect([ended.voided, ended.barcodes]).toEqual([true, undefined]);
  const empty = jsonOf(make({}, shown('en', [['Zoë', 'adult', 0]])));
  expect([empty.voided, empty.barcodes]).toEqual([true, undefined]);
  expect(jsonOf(make({ webService: 'http://localhost:7000' })).webServiceURL).toBeUndefined();
});

it.each(languages)('is made in %s', (language) => {
  expect(jsonOf(make({}, shown(language, [['Zoë', 'adult', 9]]))).eventTicket.backFields.length).toBeGreaterThan(5);
});
