import { type Language, languages } from '../kernel/language.ts';
import type { Assets } from './assets.ts';
import { inOtherLanguage } from './paths.ts';

/** Everything around the content of a page. */
export interface DocumentParts {
  readonly language: Language;
  readonly origin: string;
  /** Path and query of the page. */
  readonly address: string;
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  readonly isPrivate: boolean;
  readonly jsonLd?: unknown;
  readonly assets: Assets;
  readonly nonce: string;
  readonly content: string;
  /** Boot values and dehydrated state. */
  readonly state: unknown;
}

/** The whole HTML document. The one inline script is data, with the nonce; nothing else runs inline. */
export function documentOf(parts: DocumentParts): string {
  const { language, origin, address, assets, nonce } = parts;
  const path = address.split('?')[0]!;
  const title = escapeHtml(parts.title);
  const description = escapeHtml(parts.description);
  const alternates = languages
    .map((one) => `<link rel="alternate" hreflang="${one}" href="${escapeHtml(origin + inOtherLanguage(path, one))}">`)
    .join('');
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    `<title>${title}</title>`,
    `<meta name="description" content="${description}">`,
    parts.isPrivate
      ? '<meta name="robots" content="noindex">'
      : `<link rel="canonical" href="${escapeHtml(origin + path)}">${alternates}<link rel="alternate" hreflang="x-default" href="${escapeHtml(origin + inOtherLanguage(path, 'en'))}">`,
    `<meta property="og:type" content="website"><meta property="og:title" content="${title}"><meta property="og:description" content="${description}">`,
    `<meta property="og:site_name" content="${escapeHtml(parts.siteName)}"><meta property="og:url" content="${escapeHtml(origin + path)}"><meta property="og:locale" content="${language}">`,
    `<meta property="og:image" content="${escapeHtml(origin)}/icon-512.png">`,
    '<meta name="color-scheme" content="light dark">',
    '<meta name="theme-color" content="#faf8f3" media="(prefers-color-scheme: light)">',
    '<meta name="theme-color" content="#12151c" media="(prefers-color-scheme: dark)">',
    '<link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="apple-touch-icon" href="/icon-192.png">',
    '<link rel="manifest" href="/app.webmanifest">',
    ...assets.fonts.map((file) => `<link rel="preload" href="${file}" as="font" type="font/woff2" crossorigin>`),
    ...assets.styles.map((file) => `<link rel="stylesheet" href="${file}">`),
    ...assets.modulepreloads.map((file) => `<link rel="modulepreload" href="${file}">`),
    `<script type="module" src="${assets.script}" nonce="${escapeHtml(nonce)}"></script>`,
    ...(parts.jsonLd
      ? [`<script type="application/ld+json" nonce="${escapeHtml(nonce)}">${scriptJson(parts.jsonLd)}</script>`]
      : []),
  ].join('\n');
  const data = `<script type="application/json" id="boot" nonce="${escapeHtml(nonce)}">${scriptJson(parts.state)}</script>`;
  return `<!doctype html>\n<html lang="${language}" dir="ltr">\n<head>\n${head}\n</head>\n<body>\n<div id="app">${parts.content}</div>\n${data}\n</body>\n</html>\n`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON that cannot end the script element around it. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}
