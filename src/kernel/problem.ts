/** What a refusal looks like before it is thrown: one entry of a module's catalogue. */
export interface ProblemDefinition {
  /** HTTP status, 4xx. */
  readonly status: number;
  /** One short sentence, the same for every occurrence. */
  readonly title: string;
  /** What it means for the caller and what to do now; shown on the problem's own page. */
  readonly advice: string;
}

/** Facts of one occurrence: small, safe to show to the caller. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** A thrown refusal (RFC 9457): rolls the transaction back and becomes `application/problem+json`. */
export class Problem extends Error {
  override name = 'Problem';

  /** `module/name`, the last part of the `type` URI. */
  readonly code: string;
  readonly definition: ProblemDefinition;
  readonly facts: Facts;

  constructor(code: string, definition: ProblemDefinition, facts: Facts = {}) {
    super(`${code}: ${definition.title}`);
    this.code = code;
    this.definition = definition;
    this.facts = facts;
  }
}

export type Catalogue = Readonly<Record<string, ProblemDefinition>>;
export type Refusals<C extends Catalogue> = { readonly [Name in keyof C]: (facts?: Facts) => Problem };

/** `refuse.saleClosed({ session })` for every entry of a module's catalogue. */
export function refusals<const C extends Catalogue>(area: string, catalogue: C): Refusals<C> {
  const entries = Object.entries(catalogue).map(([name, definition]) => [
    name,
    (facts: Facts = {}) => new Problem(`${area}/${name}`, definition, facts),
  ]);
  return Object.fromEntries(entries) as Refusals<C>;
}

/** Refusals that any endpoint may give; the rest stand in the catalogues of the modules. */
export const commonProblems = {
  badInput: {
    status: 422,
    title: 'The request does not fit the declared form.',
    advice: 'Mend the values at the named paths and send the request again. Nothing was changed.',
  },
  malformed: {
    status: 400,
    title: 'The request could not be read.',
    advice: 'Send valid JSON with the content type application/json. Nothing was changed.',
  },
  tooLarge: { status: 413, title: 'The request is too large.', advice: 'Send less at a time. Nothing was changed.' },
  notSignedIn: {
    status: 401,
    title: 'You are not signed in.',
    advice: 'Sign in and try again; what you chose is kept in your browser.',
  },
  notAllowed: {
    status: 403,
    title: 'Your account may not do this.',
    advice: 'Ask an organiser for the task that this needs. Nothing was changed.',
  },
  crossSite: {
    status: 403,
    title: 'The request came from another site.',
    advice: 'Open the page on this site and try again. Nothing was changed.',
  },
  notFound: { status: 404, title: 'There is nothing here.', advice: 'Check the address, or start from the home page.' },
  conflictingId: {
    status: 409,
    title: 'This id was used before with other content.',
    advice: 'Make a new id for a new request; repeat an id only to repeat the same request.',
  },
  tooManyRequests: {
    status: 429,
    title: 'Too many requests in a short time.',
    advice: 'Wait the seconds that Retry-After names, then try again.',
  },
} as const satisfies Catalogue;

export const refuseCommon = refusals('common', commonProblems);
