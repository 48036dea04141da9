import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { CarrierKeys, WalletSigners } from '../modules/carriers/index.ts';
import type { Planner } from '../modules/journeys/index.ts';
import type { MarketPorts } from '../modules/market/index.ts';
import type { SignIn } from '../modules/people/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database/transactor.ts';
import type { Route } from '../platform/http/route.ts';
import type { PaymentProvider } from '../platform/payments/provider.ts';
import type { SecretBox } from '../platform/secrets/secret-box.ts';
import type { Actor } from '../platform/tx.ts';

/** Everything a server is made of; `makeParts` puts it together from the configuration. */
export interface Parts {
  readonly config: Config;
  readonly log: FastifyBaseLogger;
  readonly database: Database;
  readonly clock: Clock;
  readonly origin: string;
  readonly routes: readonly Route[];
  readonly signIn: SignIn;
  readonly providers: readonly PaymentProvider[];
  readonly timeZone: string;
  /** Built pages; absent where only the API is served. */
  readonly webFolder: string | undefined;
  /** Rate limits; off in tests, where one machine plays everybody. */
  readonly limits: boolean;
  /** Opens the keys that the database keeps. */
  readonly box: SecretBox;
  readonly checkAnswers: boolean;
  /** What pages on paper and passes in wallets are made with. */
  readonly carriers: { readonly keys: CarrierKeys; readonly box: SecretBox; readonly signers: WalletSigners };
  readonly planner: Planner;
  /** What papers and files of the market are made with. */
  readonly market: MarketPorts;
  readonly identify: (request: FastifyRequest) => Promise<Actor>;
  /** A name for a gate that was identified a moment ago. */
  readonly gateName: (request: FastifyRequest) => string | undefined;
  /** Stops what runs beside the requests and closes the database. */
  close(): Promise<void>;
}
