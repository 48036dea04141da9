import { useLingui } from '@lingui/react';
import { useLingui as useWords } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ProblemError } from '../call.ts';
import { problemWords } from '../problem-words.ts';
import { Notice } from './notice.tsx';

interface ProblemNoticeProps {
  readonly error: Error;
  readonly children?: ReactNode;
}

/** A refusal in the reader's language: what happened, and what to do now. The server's own words where we have none. */
export function ProblemNotice({ error, children }: ProblemNoticeProps) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const known = error instanceof ProblemError ? problemWords[error.code] : undefined;
  const facts = error instanceof ProblemError ? error.facts : {};
  const title = known
    ? i18n._(known.title.id, facts)
    : (error instanceof ProblemError && error.title) || t`Something went wrong on our side.`;
  const advice = known
    ? i18n._(known.advice.id, facts)
    : (error instanceof ProblemError && error.advice) || t`Nothing was changed. Try again in a moment.`;
  const isOffline = error instanceof ProblemError && error.isOffline;
  return (
    <Notice kind={isOffline ? 'wait' : 'bad'} title={title} live>
      <p>{advice}</p>
      {children}
    </Notice>
  );
}
