import { existsSync, readFileSync } from 'node:fs';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import Value from 'typebox/value';
import { parse } from 'yaml';
import { oneOf } from '../kernel/endpoint.ts';

/** Everything an organiser can set, by environment (`KAIMON_PORT`) or in `kaimon.yaml`; the environment wins. */
const ConfigSchema = Type.Object(
  {
    port: Type.Integer({ minimum: 1, maximum: 65_535, default: 7000 }),
    gatePort: Type.Integer({ minimum: 1, maximum: 65_535, default: 7010 }),
    host: Type.String({ default: '127.0.0.1' }),
    origin: Type.Optional(Type.String({ pattern: '^https?://[^/]+$' })),
    edition: Type.String({ default: 'tokyo-2020' }),
    demo: Type.Boolean({ default: true }),
    data: Type.Optional(Type.String({ minLength: 1 })),
    databaseUrl: Type.Optional(Type.String({ pattern: '^postgres(ql)?://' })),
    smtpUrl: Type.Optional(Type.String({ pattern: '^smtps?://' })),
    mailFrom: Type.String({ default: 'Kaimon <kaimon@localhost>' }),
    stripeSecretKey: Type.Optional(Type.String({ minLength: 10 })),
    stripeWebhookSecret: Type.Optional(Type.String({ minLength: 10 })),
    staffEmails: Type.Array(Type.String({ format: 'email' }), { default: [] }),
    secret: Type.Optional(Type.String({ minLength: 32 })),
    /** Wallets: paths of PEM files and of a service account's JSON; see docs/ways-in.md. */
    applePassCert: Type.Optional(Type.String({ minLength: 1 })),
    applePassKey: Type.Optional(Type.String({ minLength: 1 })),
    applePassKeyPassphrase: Type.Optional(Type.String({ minLength: 1 })),
    applePassWwdr: Type.Optional(Type.String({ minLength: 1 })),
    googleWalletIssuer: Type.Optional(Type.String({ pattern: '^\\d+$' })),
    googleWalletKey: Type.Optional(Type.String({ minLength: 1 })),
    /** Outer suppliers; without keys an organiser's own allotments serve alone. Their test environments unless an address is told. */
    amadeusKey: Type.Optional(Type.String({ minLength: 1 })),
    amadeusSecret: Type.Optional(Type.String({ minLength: 1 })),
    amadeusUrl: Type.Optional(Type.String({ pattern: '^https://[^/]+$' })),
    hotelbedsKey: Type.Optional(Type.String({ minLength: 1 })),
    hotelbedsSecret: Type.Optional(Type.String({ minLength: 1 })),
    hotelbedsUrl: Type.Optional(Type.String({ pattern: '^https://[^/]+$' })),
    /** Labels and tracking of parcels by EasyPost; without a key the table of rates serves alone. */
    easypostKey: Type.Optional(Type.String({ minLength: 1 })),
    easypostUrl: Type.Optional(Type.String({ pattern: '^https://[^/]+$' })),
    /** What is added to a rate of exchange, in hundredths of a percent. */
    exchangeSpread: Type.Integer({ minimum: 0, maximum: 1_000, default: 200 }),
    /** The day whose duties, taxes and rates of exchange count; the machine's unless told. A demo has one of its own. */
    lawDay: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    trustProxy: Type.Boolean({ default: false }),
    logLevel: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const, { default: 'warn' }),
  },
  { additionalProperties: false },
);
export type Config = Static<typeof ConfigSchema>;

/** A setting that cannot be used, in one sentence for a person. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const outside: Readonly<Record<string, string>> = { DATABASE_URL: 'databaseUrl', PORT: 'port' };

/** Reads `kaimon.yaml` (when there is one) and the environment; throws {@link ConfigError} naming the setting. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, file = 'kaimon.yaml'): Config {
  const raw: Record<string, unknown> = { ...readFile(file) };
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || value === '') continue;
    const key = outside[name] ?? (name.startsWith('KAIMON_') ? camelOf(name.slice(7)) : undefined);
    if (key && key in ConfigSchema.properties) raw[key] = key === 'staffEmails' ? value.split(/[ ,]+/) : value;
  }
  const filled = Value.Default(ConfigSchema, Value.Convert(ConfigSchema, raw));
  const validator = Compile(ConfigSchema);
  if (!validator.Check(filled)) {
    const error = [...validator.Errors(filled)][0]!;
    const name = error.instancePath.slice(1).replaceAll('/', '.') || 'the configuration';
    const reason = error.keyword === 'boolean' ? 'is not a known setting' : error.message;
    throw new ConfigError(`The setting ${name} ${reason}. Settings are listed in docs/operating.md.`);
  }
  refuseHalfProduction(filled as Config);
  return filled as Config;
}

/** In production nothing of the demo may stand in: mail, money and secrets must be real. */
function refuseHalfProduction(config: Config): void {
  if (config.demo) return;
  const needs: Partial<Record<keyof Config, string>> = {
    origin: 'the address people reach, as in https://tickets.example.org',
    secret: 'at least 32 characters of chance, kept safe',
    smtpUrl: 'a mail server, as in smtps://user:password@mail.example.org',
    stripeSecretKey: 'a way to be paid',
    stripeWebhookSecret: 'the secret of the webhook at /api/payments/stripe/webhook',
  };
  const missing = Object.entries(needs).filter(([name]) => config[name as keyof Config] === undefined);
  if (missing.length === 0) return;
  const list = missing.map(([name, what]) => `${name} (${what})`).join(', ');
  throw new ConfigError(
    `With demo switched off these settings are needed: ${list}. They are explained in docs/operating.md.`,
  );
}

function readFile(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {};
  try {
    return (parse(readFileSync(file, 'utf8')) as Record<string, unknown> | null) ?? {};
  } catch (error) {
    throw new ConfigError(`${file} cannot be read: ${(error as Error).message.split('\n')[0]}`);
  }
}

function camelOf(name: string): string {
  return name.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
