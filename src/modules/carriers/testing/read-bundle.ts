import { createHash, verify, X509Certificate } from 'node:crypto';

/** Files of a zip whose entries are stored as they are. */
export function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== 0x02014b50 || zip.readUInt16LE(at + 10) !== 0) throw new Error('Not a plain zip');
    const [size, nameSize] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    files.set(zip.toString('utf8', at + 46, at + 46 + nameSize), zip.subarray(start, start + size));
    at += 46 + nameSize + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

interface Der {
  readonly tag: number;
  readonly whole: Buffer;
  readonly content: Buffer;
  readonly parts: readonly Der[];
}

function readDer(bytes: Buffer): Der[] {
  const found: Der[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at]!;
    let length = bytes[at + 1]!;
    let head = 2;
    if (length > 0x80) {
      const count = length & 0x7f;
      length = bytes.readUIntBE(at + 2, count);
      head += count;
    }
    const whole = bytes.subarray(at, at + head + length);
    const content = whole.subarray(head);
    found.push({ tag, whole, content, parts: (tag & 0x20) !== 0 ? readDer(content) : [] });
    at += head + length;
  }
  return found;
}

const messageDigest = Buffer.from('2a864886f70d010904', 'hex');

/**
 * What is wrong with a detached signature over the manifest (PKCS#7, RFC 2315) by the certificate in it, whose issuer is to
 * be `root`; undefined: nothing.
 */
export function faultOfSignature(signature: Buffer, manifest: Buffer, root: string): string | undefined {
  const signed = readDer(signature)[0]!.parts[1]!.parts[0]!;
  const issuer = new X509Certificate(root);
  const certificates = signed.parts
    .find((part) => part.tag === 0xa0)!
    .parts.map((part) => new X509Certificate(part.whole));
  const own = certificates.find((one) => one.subject !== issuer.subject);
  if (!own?.verify(issuer.publicKey)) return 'certificate';
  const signer = signed.parts.at(-1)!.parts[0]!;
  const attributes = signer.parts.find((part) => part.tag === 0xa0)!;
  const digest = attributes.parts.find((part) => part.parts[0]!.content.equals(messageDigest))!.parts[1]!.parts[0]!
    .content;
  if (!digest.equals(createHash('sha1').update(manifest).digest())) return 'digest';
  const encrypted = signer.parts.filter((part) => part.tag === 0x04).at(-1)!.content;
  // Signed is the set of attributes with its own tag in place of the implicit one (RFC 2315, 9.3).
  const set = Buffer.concat([Buffer.of(0x31), attributes.whole.subarray(1)]);
  return verify('sha1', set, own.publicKey, encrypted) ? undefined : 'signature';
}
