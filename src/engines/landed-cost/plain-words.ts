import { type Language, languages, type Words } from '../../kernel/language.ts';
import { type Money, majorUnits } from '../../kernel/money.ts';

/** A figure in words: text as it is, money and percents as each language writes them. */
export type Figure = string | number | Money | { readonly percent: string };

/** Making one costs a hundred times what using it does. */
const moneyFormats = new Map<string, Intl.NumberFormat>();

/** Fills the places of words, `{rate}`, with figures; a place that no figure is for stays as it is. */
export function fillWords(words: Words, figures: Readonly<Record<string, Figure>>): Words {
  const filled: Partial<Record<Language, string>> = {};
  for (const language of languages) {
    const text = words[language];
    if (text !== undefined)
      filled[language] = text.includes('{')
        ? text.replace(/\{(\w+)\}/g, (whole, name: string) =>
            name in figures ? inWords(figures[name]!, language) : whole,
          )
        : text;
  }
  return { ...filled, en: filled.en ?? '' };
}

function inWords(figure: Figure, language: Language): string {
  if (typeof figure === 'string') return figure;
  if (typeof figure === 'number') return String(figure);
  if ('percent' in figure) return percentIn(figure.percent, language);
  const key = `${language} ${figure.currency}`;
  let format = moneyFormats.get(key);
  if (!format) {
    // Japanese and Chinese read better with the currency's name behind: 3.00欧元.
    const currencyDisplay = language === 'ja' || language === 'zh' ? 'name' : 'symbol';
    format = new Intl.NumberFormat(language, { style: 'currency', currency: figure.currency, currencyDisplay });
    moneyFormats.set(key, format);
  }
  const text = format.format(majorUnits(figure));
  if (figure.currency !== 'CNY') return text;
  return language === 'zh' ? text.replace('人民币', '元') : text.replace('中国人民元', '人民元');
}

function percentIn(percent: string, language: Language): string {
  if (language === 'fr') return `${percent.replace('.', ',')} %`;
  return language === 'en' ? `${percent} %` : `${percent}%`;
}
