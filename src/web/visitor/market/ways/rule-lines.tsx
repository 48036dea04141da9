import { Trans } from '@lingui/react/macro';
import type { Words } from '../../../../kernel/language.ts';
import type { Money } from '../../../../kernel/money.ts';
import type { EditionView } from '../../../reader.tsx';
import { Said } from '../said.tsx';

/** One amount with what it is for; where a rule made it, by its name. */
export interface RuleLine {
  readonly key: string;
  readonly words: Words | string;
  readonly amount: Money;
  readonly rule?: string | null;
  readonly isOff?: boolean;
}

/** Amounts line by line, each with the rule that made it. */
export function RuleLines({ lines, view }: { readonly lines: readonly RuleLine[]; readonly view: EditionView }) {
  return (
    <ul className="rule-lines fine">
      {lines.map(({ key, words, amount, rule, isOff }) => (
        <li key={key}>
          <span>
            {typeof words === 'string' ? words : <Said words={words} />}
            {rule && (
              <span className="rule-name soft" translate="no">
                <span className="unseen">
                  <Trans>Rule:</Trans>{' '}
                </span>
                {rule}
              </span>
            )}
          </span>
          <span className="price">
            {isOff ? '−' : ''}
            {view.formats.price(amount)}
          </span>
        </li>
      ))}
    </ul>
  );
}
