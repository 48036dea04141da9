import ja from './fonts-ja.css?url';
import zh from './fonts-zh.css?url';

const eastAsian = /[\u3040-\u30ff\u3400-\u9fff]/;

/** Loads faces for kana and Chinese characters; the browser then fetches only the slices that are used. */
export function loadEastAsianLetters(): void {
  for (const href of [ja, zh]) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    document.head.append(link);
  }
}

/**
 * People's names come in all letters, whatever the reader reads. Loads the faces for them as soon as the content of the page
 * has such a letter, and not before: most readers never need them.
 */
export function watchLetters(content: Element): void {
  let isWaiting = false;
  const look = (): void => {
    isWaiting = false;
    if (!eastAsian.test(content.textContent)) return;
    observer.disconnect();
    loadEastAsianLetters();
  };
  const observer = new MutationObserver(() => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(look, 100);
  });
  observer.observe(content, { childList: true, subtree: true, characterData: true });
  look();
}
