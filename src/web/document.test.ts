import { expect, test } from 'vitest';
import { assetsOf, type Manifest } from './assets.ts';
import { documentOf, escapeHtml, scriptJson } from './document.ts';

const manifest: Manifest = {
  'main.tsx': { file: 'assets/main-1.js', imports: ['_react.js'], css: ['assets/main-1.css'] },
  '_react.js': { file: 'assets/react-1.js' },
  'visitor/home/home-page.tsx': {
    file: 'assets/home-1.js',
    imports: ['_react.js', 'main.tsx'],
    css: ['assets/home-1.css'],
  },
  'words/ja.po': { file: 'assets/ja-1.js' },
  'look/fonts-ja.css': { file: 'assets/fonts-ja-1.css', src: 'look/fonts-ja.css' },
  'inter-latin-wght-normal.woff2': { file: 'assets/inter-1.woff2', src: 'x/inter-latin-wght-normal.woff2' },
};

test('a page names its files once, with the fonts of its language', () => {
  expect(assetsOf(manifest, 'visitor/home/home-page.tsx', 'ja')).toEqual({
    script: '/assets/main-1.js',
    styles: ['/assets/main-1.css', '/assets/home-1.css', '/assets/fonts-ja-1.css'],
    modulepreloads: ['/assets/react-1.js', '/assets/home-1.js', '/assets/ja-1.js'],
    fonts: ['/assets/inter-1.woff2'],
  });
});

test('no text of a page can leave its place in the document', () => {
  const html = documentOf({
    language: 'en',
    origin: 'https://example.org',
    address: '/en/tokyo-2020/programme?q="><script>',
    title: '</title><script>alert(1)</script>',
    description: '"><img>',
    siteName: 'A & B',
    isPrivate: false,
    jsonLd: { name: '</script><script>' },
    assets: assetsOf(manifest, 'visitor/home/home-page.tsx', 'en'),
    nonce: 'n',
    content: '<p>hello</p>',
    state: { text: '</script>\u2028' },
  });
  expect(html.match(/<script/g)).toHaveLength(3);
  expect(html).not.toContain('<img>');
  expect(html).toContain('hreflang="fr" href="https://example.org/fr/tokyo-2020/programme"');
});

test('escapes', () => {
  expect(escapeHtml(`<a href="x">'&`)).not.toMatch(/[<>"']/);
  expect(JSON.parse(scriptJson({ a: '</script>\u2029' }))).toEqual({ a: '</script>\u2029' });
});
