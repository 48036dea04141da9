import { passkeyClient } from '@better-auth/passkey/client';
import { createAuthClient } from 'better-auth/client';

/** Passkeys by WebAuthn; loaded only on the pages that offer them. */
const client = createAuthClient({ basePath: '/api/auth', plugins: [passkeyClient()] });

export async function signInWithPasskey(): Promise<boolean> {
  const { error } = await client.signIn.passkey();
  return !error;
}

export async function addPasskey(name: string): Promise<boolean> {
  const answer = await client.passkey.addPasskey({ name });
  return !answer?.error;
}

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
}

export async function listPasskeys(): Promise<Passkey[]> {
  const { data } =
    await client.$fetch<{ id: string; name?: string | null; createdAt: string }[]>('/passkey/list-user-passkeys');
  return (data ?? []).map(({ id, name, createdAt }) => ({ id, name: name ?? '', createdAt: Date.parse(createdAt) }));
}

export async function deletePasskey(id: string): Promise<void> {
  await client.$fetch('/passkey/delete-passkey', { method: 'POST', body: { id } });
}
