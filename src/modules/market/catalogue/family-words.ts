import type { Words } from '../../../kernel/language.ts';
import type { Family } from './catalogue-rows.ts';

/** Names of the families, for reasons in words. */
export const familyNames: Readonly<Record<Family, Words>> = {
  textiles: { en: 'textiles', ja: '布もの', zh: '织物', fr: 'les textiles' },
  ceramics: { en: 'ceramics', ja: 'うつわ', zh: '陶瓷', fr: 'la céramique' },
  lacquer: { en: 'lacquer', ja: '漆器', zh: '漆器', fr: 'les laques' },
  metal: { en: 'metalwork', ja: '金工', zh: '金属工艺', fr: 'le travail du métal' },
  knives: { en: 'knives', ja: '刃物', zh: '刀具', fr: 'les couteaux' },
  wood: { en: 'woodwork', ja: '木工', zh: '木工', fr: 'le bois' },
  bamboo: { en: 'bamboo', ja: '竹細工', zh: '竹编', fr: 'le bambou' },
  paper: { en: 'paper', ja: '和紙', zh: '和纸', fr: 'le papier' },
  glass: { en: 'glass', ja: 'ガラス', zh: '玻璃', fr: 'le verre' },
  food: { en: 'food', ja: '食品', zh: '食品', fr: 'l’épicerie' },
  tea: { en: 'tea', ja: 'お茶', zh: '茶', fr: 'le thé' },
  beauty: { en: 'care and scent', ja: '美容と香り', zh: '护理与香氛', fr: 'les soins et parfums' },
  stationery: { en: 'stationery', ja: '文具', zh: '文具', fr: 'la papeterie' },
  toys: { en: 'toys', ja: 'おもちゃ', zh: '玩具', fr: 'les jouets' },
  leather: { en: 'leather', ja: '革製品', zh: '皮革', fr: 'le cuir' },
  everyday: { en: 'everyday goods', ja: '日用品', zh: '日用品', fr: 'les objets du quotidien' },
};
