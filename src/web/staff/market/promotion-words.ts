import { useLingui } from '@lingui/react/macro';
import { money } from '../../../kernel/money.ts';
import type { Promotion, PromotionStep } from '../../../modules/orders/contract.ts';
import type { EditionView } from '../../reader.tsx';

/** Names of the steps, and a promotion as a sentence. */
export function usePromotionWords(view: EditionView): {
  readonly steps: readonly { step: PromotionStep; name: string }[];
  sentence(promotion: Promotion): string;
} {
  const { t } = useLingui();
  const steps: { step: PromotionStep; name: string }[] = [
    { step: 'bundle', name: t`For things bought together` },
    { step: 'ticketHolder', name: t`For ticket holders` },
    { step: 'percent', name: t`Percent` },
    { step: 'amount', name: t`Amount on each` },
    { step: 'threshold', name: t`From a sum on` },
    { step: 'code', name: t`With a code` },
  ];
  return {
    steps,
    sentence({ step, off, scope, threshold, code, fundedBy }) {
      const { currency } = view.edition;
      const price = (amount: number) => view.formats.price(money(amount, currency));
      const name = steps.find((one) => one.step === step)!.name;
      const taken = 'basisPoints' in off ? `${view.formats.number(off.basisPoints / 100)} %` : price(off.amount);
      const what = [...scope.kinds, ...scope.sellers, ...scope.items];
      const from = threshold === null ? '' : ` ≥ ${price(threshold)}`;
      const bearer = fundedBy === 'seller' ? t`borne by the brand` : t`borne by the organiser`;
      return [
        name + from + (code ? ` ${code}` : ''),
        `−${taken}`,
        what.length > 0 ? what.join(', ') : t`everything`,
        bearer,
      ].join(' · ');
    },
  };
}
