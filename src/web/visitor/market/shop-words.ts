import { useLingui } from '@lingui/react/macro';
import type { Family, sorts, Way } from '../../../modules/market/contract.ts';
import type { IconName } from '../../ui/icon.tsx';

/** Names of the families of goods. */
export function useFamilyName(): (family: Family) => string {
  const { t } = useLingui();
  return (family) => {
    const names: Record<Family, string> = {
      textiles: t`Textiles`,
      ceramics: t`Ceramics`,
      lacquer: t`Lacquerware`,
      metal: t`Ironware and metal`,
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
      everyday: t`For every day`,
    };
    return names[family];
  };
}

export interface WayWords {
  readonly name: string;
  readonly line: string;
  readonly icon: IconName;
}

/** The lawful ways in words; a resident of the host country pays its tax and no duty. */
export function useWayWords(isResident: boolean): Readonly<Record<Way, WayWords>> {
  const { t } = useLingui();
  return {
    carryHome: {
      name: t`Carry it home`,
      line: t`To your hotel or a venue, with the tax of the shop; it comes back at the border where the law says so.`,
      icon: 'suitcase',
    },
    shipHome: {
      name: t`Have it sent home`,
      line: isResident
        ? t`To your door, with the tax of the shop.`
        : t`To your door, with every duty and tax paid ahead. Nobody asks for money there.`,
      icon: 'parcel',
    },
    pickUp: {
      name: t`Pick it up and use it here`,
      line: t`At a venue or your hotel, for the days of the Games.`,
      icon: 'locker',
    },
  };
}

export function useSortName(): (sort: (typeof sorts)[number]) => string {
  const { t } = useLingui();
  return (sort) =>
    ({
      fit: t`Best fit`,
      forYou: t`For you`,
      price: t`Price, low to high`,
      priceDown: t`Price, high to low`,
      newest: t`Newest`,
    })[sort];
}
