import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The token of a session out of a `cookie` header, where its signature is ours: `<token>.<HMAC-SHA-256 in base64>`, as better-auth
 * signs its cookies. Undefined for anything else.
 */
export function tokenOfCookie(header: string, name: string, secret: string): string | undefined {
  const pair = header.split(/; */).find((one) => one.startsWith(`${name}=`));
  const value = decoded(pair?.slice(name.length + 1) ?? '');
  const dot = value.lastIndexOf('.');
  if (dot < 1) return undefined;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const ours = createHmac('sha256', secret).update(token).digest();
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
