import { type Static, type TObject, type TSchema, Type } from 'typebox';

/** Tasks that an organiser gives to staff, per edition. */
export const staffTasks = ['planning', 'sales', 'gates', 'people', 'reports', 'market', 'federations'] as const;
export type StaffTask = (typeof staffTasks)[number];

/** Who may call: everyone, a signed-in visitor, staff with a task, a paired gate, a brand, a payment provider. */
export type Who = 'anyone' | 'visitor' | 'gate' | 'brand' | 'provider' | { readonly staff: StaffTask };

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface EndpointParts<P extends TObject, Q extends TObject, B extends TSchema, A extends TSchema> {
  readonly method: Method;
  /** With `:name` for each key of `params`, below `/api`. */
  readonly path: string;
  readonly who: Who;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Schema of the answer; `Type.Null()` where there is none (204). */
  readonly answer: A;
  /** Refusals beside the common ones: names in the module's catalogue. */
  readonly problems?: readonly string[];
  /** Largest body in bytes; 64 KiB unless told. */
  readonly bodyLimit?: number;
}

/** An endpoint as a value: the server, the web client, the gate, the CLI, OpenAPI and the test sweep all read it. */
export interface Endpoint<
  P extends TObject = TObject,
  Q extends TObject = TObject,
  B extends TSchema = TSchema,
  A extends TSchema = TSchema,
> extends EndpointParts<P, Q, B, A> {
  readonly params: P;
  readonly query: Q;
  readonly problems: readonly string[];
}

type Empty = ReturnType<typeof noFields>;
const noFields = () => Type.Object({}, { additionalProperties: false });

/** Declares an endpoint; unknown fields are refused everywhere. */
export function endpoint<
  A extends TSchema,
  P extends TObject = Empty,
  Q extends TObject = Empty,
  B extends TSchema = TSchema,
>(parts: EndpointParts<P, Q, B, A>): Endpoint<P, Q, B, A> {
  return {
    problems: [],
    ...parts,
    params: parts.params ?? (noFields() as unknown as P),
    query: parts.query ?? (noFields() as unknown as Q),
  };
}

export type ParamsOf<E> = E extends Endpoint<infer P, TObject, TSchema, TSchema> ? Static<P> : never;
export type QueryOf<E> = E extends Endpoint<TObject, infer Q, TSchema, TSchema> ? Static<Q> : never;
export type BodyOf<E> = E extends Endpoint<TObject, TObject, infer B, TSchema> ? Static<B> : never;
export type AnswerOf<E> = E extends Endpoint<TObject, TObject, TSchema, infer A> ? Static<A> : never;

/** An object whose unknown fields are refused; use it for every body, query and params. */
export function strict<T extends Record<string, TSchema>>(fields: T) {
  return Type.Object(fields, { additionalProperties: false });
}

/** The path with its parameters filled in and the query appended; texts are percent-encoded. */
export function fillPath(
  path: string,
  params: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, unknown>> = {},
): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const one of value) search.append(name, String(one));
    else if (value !== undefined && value !== null) search.append(name, String(value));
  }
  const text = search.toString();
  return text ? `${filled}?${text}` : filled;
}

/** One of a closed list of texts. */
export function oneOf<const T extends readonly string[]>(values: T, options: { default?: T[number] } = {}) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...options });
}
