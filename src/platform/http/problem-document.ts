import type { Problem } from '../../kernel/problem.ts';

/** One path that did not fit, in JSON Pointer (RFC 6901) with `body`, `query` or `params` first. */
export interface Misfit {
  readonly path: string;
  readonly message: string;
}

/** The wire form of a refusal (RFC 9457). */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly facts: Problem['facts'];
  readonly errors?: readonly Misfit[];
}

export function problemDocument(problem: Problem, errors?: readonly Misfit[]): ProblemDocument {
  return {
    type: `/problems/${problem.code}`,
    title: problem.definition.title,
    status: problem.definition.status,
    detail: problem.definition.advice,
    code: problem.code,
    facts: problem.facts,
    ...(errors ? { errors } : {}),
  };
}
