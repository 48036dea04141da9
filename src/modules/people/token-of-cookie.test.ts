import { serializeSignedCookie } from 'better-call';
import { expect, it } from 'vitest';
import { tokenOfCookie } from './token-of-cookie.ts';

const name = 'kaimon.session_token';
const secret = 'a secret of this test, long enough';

it('reads what the library signed, and nothing that was changed or signed by others', async () => {
  const sign = async (value: string, by: string) => (await serializeSignedCookie('n', value, by)).split(/[=;]/, 2)[1]!;
  const signed = await sign('t0ken.with-dot', secret);
  const of = (header: string) => tokenOfCookie(header, name, secret);
  expect(of(`a=b; ${name}=${signed}; c=d`)).toBe('t0ken.with-dot');
  expect(of(`${name}=${signed.replace('t0ken', 'token')}`)).toBeUndefined();
  expect(of(`${name}=${await sign('t0ken', 'another secret of somebody else')}`)).toBeUndefined();
  for (const nonsense of ['', 'x', 't0ken', 't0ken.', '.abc', '%E0%A4%A', 't0ken.AAAA'])
    expect(of(`${name}=${nonsense}`)).toBeUndefined();
  expect(of(`x${name}=${signed}`)).toBeUndefined();
});
