import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

const nowhere = '/nowhere/kaimon.yaml';

it('needs no settings for a demo', () => {
  expect(readConfig({}, nowhere)).toMatchObject({ port: 7000, demo: true, edition: 'tokyo-2020' });
});

it('takes the environment, and names what it cannot use', () => {
  expect(
    readConfig({ KAIMON_PORT: '8123', KAIMON_STAFF_EMAILS: 'a@example.org b@example.org' }, nowhere),
  ).toMatchObject({ port: 8123, staffEmails: ['a@example.org', 'b@example.org'] });
  expect(() => readConfig({ KAIMON_PORT: 'many' }, nowhere)).toThrow(/The setting port/);
  expect(() => readConfig({ DATABASE_URL: 'mysql://x' }, nowhere)).toThrow(/The setting databaseUrl/);
});

it('refuses to go into production with parts of the demo', () => {
  expect(() => readConfig({ KAIMON_DEMO: 'false' }, nowhere)).toThrow(/origin .*secret .*smtpUrl .*stripeSecretKey/);
});
