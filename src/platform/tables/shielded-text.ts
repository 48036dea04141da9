/*
 * A cell that begins with = + - @, a tab or a return is run as a formula by spreadsheets (OWASP, CSV injection). An apostrophe before it
 * makes it text; a text that begins with apostrophes and then such a sign gets one more, so that every text can be told apart.
 */
const shielded = /^'+[=+\-@\t\r]/;
const risky = /^'*[=+\-@\t\r]/;

export function shieldText(text: string): string {
  return risky.test(text) ? `'${text}` : text;
}

export function unshieldText(text: string): string {
  return shielded.test(text) ? text.slice(1) : text;
}
