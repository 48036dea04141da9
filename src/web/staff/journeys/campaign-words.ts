import { useLingui } from '@lingui/react/macro';
import type { Campaign } from '../../../modules/journeys/contract.ts';
import type { EditionView } from '../../reader.tsx';
import type { Choices } from './campaigns-page.tsx';

/** A goal with what it means. */
export function useGoals(): readonly {
  readonly goal: Campaign['goal'];
  readonly name: string;
  readonly hint: string;
}[] {
  const { t } = useLingui();
  return [
    { goal: 'sport', name: t`Who follows its sport`, hint: t`They told us they love a sport that is in it.` },
    { goal: 'country', name: t`Whose country competes`, hint: t`Athletes of their country did well in it before.` },
    {
      goal: 'fill',
      name: t`Fill it`,
      hint: t`Everybody it fits, also those who would like another one a little better.`,
    },
  ];
}

export function useReasonName(view: EditionView, choices: Choices): (kind: string, what: string | null) => string {
  const { t } = useLingui();
  const interests: Readonly<Record<string, string>> = { family: t`families` };
  return (kind, what) => {
    const name = what ?? '';
    switch (kind) {
      case 'followsSport':
        return t`Loves ${view.disciplineName(name)}`;
      case 'ownCountry':
        return t`Cheers for ${countryName(view, choices, name)}`;
      case 'sharesInterest':
        return t`Good for ${interests[name] ?? name}`;
      case 'medalSession':
        return t`Medals are decided`;
      case 'popular':
        return t`Many want to see it`;
      case 'somethingNew':
        return t`Something new`;
      default:
        return kind;
    }
  };
}

export function countryName(view: EditionView, choices: Choices, noc: string): string {
  const country = choices.countries.find((one) => one.noc === noc);
  return country ? view.say(country.names) : noc;
}

export function packageName(view: EditionView, choices: Choices, id: string): string {
  const found = choices.packages.find((one) => one.id === id);
  return found ? view.say(found.names) : id;
}
