import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import Value from 'typebox/value';
import type { Endpoint } from '../../kernel/endpoint.ts';
import type { Misfit } from './problem-document.ts';

/** Checks one part of a request; texts of the address are turned into numbers and booleans, bodies never are. */
export interface Parser {
  parse(raw: { params: unknown; query: unknown; body: unknown }): { input?: ParsedInput; misfits: Misfit[] };
}

export interface ParsedInput {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
}

type Compiled = Pick<ReturnType<typeof Compile<TSchema>>, 'Check' | 'Errors'>;

const mostMisfits = 20;

/** Compiles the schemas of an endpoint once. */
export function parserOf(endpoint: Endpoint): Parser {
  const params = Compile(endpoint.params);
  const query = Compile(endpoint.query);
  const body = endpoint.body ? Compile(endpoint.body) : undefined;
  return {
    parse(raw) {
      const input = {
        params: Value.Convert(endpoint.params, { ...(raw.params as object) }) as Record<string, unknown>,
        query: Value.Convert(endpoint.query, { ...(raw.query as object) }) as Record<string, unknown>,
        body: body ? raw.body : undefined,
      };
      const misfits = [
        ...misfitsOf('params', params, input.params),
        ...misfitsOf('query', query, input.query),
        ...(body ? misfitsOf('body', body, input.body) : []),
      ].slice(0, mostMisfits);
      return misfits.length > 0 ? { misfits } : { input, misfits };
    },
  };
}

function misfitsOf(part: string, validator: Compiled, value: unknown): Misfit[] {
  if (validator.Check(value))
    return hasNul(value) ? [{ path: `/${part}`, message: 'must not contain a NUL character' }] : [];
  const seen = new Set<string>();
  const misfits: Misfit[] = [];
  for (const error of validator.Errors(value ?? null)) {
    const path = `/${part}${error.instancePath}`;
    const message = error.keyword === 'boolean' ? 'is not a known field' : error.message;
    if (error.keyword === 'additionalProperties' || seen.has(path)) continue;
    seen.add(path);
    misfits.push({ path, message });
    if (misfits.length >= mostMisfits) break;
  }
  return misfits.length > 0 ? misfits : [{ path: `/${part}`, message: 'does not fit the declared form' }];
}

/** PostgreSQL cannot keep U+0000 in a text, so it is refused at the door. */
function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000');
  if (Array.isArray(value)) return value.some(hasNul);
  if (typeof value === 'object' && value !== null) return Object.values(value).some(hasNul);
  return false;
}
