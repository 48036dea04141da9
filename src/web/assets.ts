import type { Language } from '../kernel/language.ts';

/** One entry of the manifest that the client build writes (`.vite/manifest.json`). */
export interface ManifestEntry {
  readonly file: string;
  readonly src?: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}
export type Manifest = Readonly<Record<string, ManifestEntry>>;

/** Addresses of what a page loads. */
export interface Assets {
  readonly script: string;
  readonly styles: readonly string[];
  readonly modulepreloads: readonly string[];
  readonly fonts: readonly string[];
}

/** Looks up the files of one page in one language: preloads save a round trip, styles stand before the first paint. */
export function assetsOf(manifest: Manifest, pageSource: string, language: Language): Assets {
  const entry = manifest['main.tsx'];
  if (!entry) throw new Error('The manifest of the client build has no main.tsx.');
  const page = manifest[pageSource];
  const words = manifest[`words/${language}.po`];
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const follow = (one: ManifestEntry) => {
    if (scripts.has(one.file)) return;
    scripts.add(one.file);
    for (const style of one.css ?? []) styles.add(style);
    for (const name of one.imports ?? []) if (manifest[name]) follow(manifest[name]);
  };
  for (const one of [entry, page, words]) if (one) follow(one);
  scripts.delete(entry.file);
  const fonts = manifest[`look/fonts-${language}.css`]?.file;
  if (fonts) styles.add(fonts);
  const latin = Object.values(manifest).find(({ src }) => src?.endsWith('inter-latin-wght-normal.woff2'))?.file;
  const rooted = (files: Iterable<string>) => Array.from(files, (file) => `/${file}`);
  return {
    script: `/${entry.file}`,
    styles: rooted(styles),
    modulepreloads: rooted(scripts),
    fonts: latin ? [`/${latin}`] : [],
  };
}
