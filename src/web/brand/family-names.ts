import { useLingui } from '@lingui/react/macro';
import type { Family } from '../../modules/market/contract.ts';

/** Kinds of goods. */
export function useFamilyName(): (family: Family) => string {
  const { t } = useLingui();
  const names: Readonly<Record<Family, string>> = {
    textiles: t`Textiles`,
    ceramics: t`Ceramics`,
    lacquer: t`Lacquer`,
    metal: t`Metal`,
    knives: t`Knives`,
    wood: t`Wood`,
    bamboo: t`Bamboo`,
    paper: t`Paper`,
    glass: t`Glass`,
    food: t`Food`,
    tea: t`Tea`,
    beauty: t`Beauty`,
    stationery: t`Stationery`,
    toys: t`Toys`,
    leather: t`Leather`,
    everyday: t`Everyday things`,
  };
  return (family) => names[family];
}
