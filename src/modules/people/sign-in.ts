import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { emailOTP } from 'better-auth/plugins';
import pg from 'pg';
import { chooseLanguage } from '../../kernel/language.ts';
import { dbOver } from '../../platform/database/db.ts';
import type { Database } from '../../platform/database/transactor.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { newId } from '../../platform/new-id.ts';
import type { Actor } from '../../platform/tx.ts';
import { findSession, listGrants } from './store.ts';
import { tokenOfCookie } from './token-of-cookie.ts';
import { codeMail } from './words.ts';

export interface SignInOptions {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly origin: string;
  readonly secret: string;
  readonly mailer: Mailer;
  /** Off where one machine plays a thousand visitors: tests and simulations. */
  readonly rateLimit: boolean;
}

export interface SignIn {
  /** Answers everything below `/api/auth`. */
  handle(request: Request): Promise<Response>;
  /** The person behind the cookies of a request, or `anyone`. */
  identify(headers: Headers): Promise<Actor>;
  close(): Promise<void>;
}

/** Seconds that a session lives without being used, and after how many of them its time is made longer. */
const keptFor = 30 * 86_400;
const extendedAfter = 86_400;

/** Sign-in by one-time code and by passkey (better-auth); its clock is the machine's, also in a demo. */
export function openSignIn(options: SignInOptions): SignIn {
  const pool = new pg.Pool({ connectionString: options.databaseUrl, options: '-c search_path=people', max: 5 });
  pool.on('error', () => undefined);
  const auth = betterAuth({
    appName: 'Kaimon',
    database: pool,
    baseURL: options.origin,
    basePath: '/api/auth',
    secret: options.secret,
    telemetry: { enabled: false },
    trustedOrigins: [options.origin],
    session: { expiresIn: keptFor, updateAge: extendedAfter, cookieCache: { enabled: true, maxAge: 60 } },
    rateLimit: {
      enabled: options.rateLimit,
      storage: 'database',
      window: 60,
      max: 60,
      // Mails are few; entering codes is more, since a whole stand may share an address, and five wrong ones end a code anyway.
      customRules: { '/email-otp/*': { window: 60, max: 6 }, '/sign-in/email-otp': { window: 60, max: 30 } },
    },
    advanced: {
      cookiePrefix: 'kaimon',
      useSecureCookies: options.origin.startsWith('https:'),
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ['x-kaimon-client'] },
    },
    logger: { level: 'error' },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: 300,
        allowedAttempts: 5,
        storeOTP: 'hashed',
        async sendVerificationOTP({ email, otp }, context) {
          const language = chooseLanguage(context?.request?.headers.get('accept-language') ?? undefined);
          await options.mailer.send({ to: email, ...codeMail[language](otp) });
        },
      }),
      passkey({ rpName: 'Kaimon', rpID: new URL(options.origin).hostname, origin: options.origin }),
    ],
  });
  const identify = identifier(options, async (headers) => (await auth.api.getSession({ headers }))?.user.id);
  return { handle: (request) => auth.handler(request), identify, close: () => pool.end() };
}

/** Session to actor, in one statement; what the table does not have is over. The library makes the time of a session longer. */
function identifier(
  { database, secret, origin }: SignInOptions,
  personOfSession: (headers: Headers) => Promise<string | undefined>,
) {
  const db = dbOver(database.pool);
  const name = `${origin.startsWith('https:') ? '__Secure-' : ''}kaimon.session_token`;
  return async (headers: Headers): Promise<Actor> => {
    const cookie = headers.get('cookie');
    if (!cookie?.includes('session_token')) return { kind: 'anyone' };
    const token = tokenOfCookie(cookie, name, secret);
    if (token === undefined) return { kind: 'anyone' };
    const known = await findSession(db, token);
    if (!known) return { kind: 'anyone' };
    if (known.expiresAt > Date.now() + (keptFor - extendedAfter) * 1_000)
      return { kind: 'person', person: known.person, grants: known.grants };
    const person = await personOfSession(headers);
    return person === undefined ? { kind: 'anyone' } : { kind: 'person', person, grants: await listGrants(db, person) };
  };
}
