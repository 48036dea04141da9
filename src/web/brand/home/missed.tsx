/** What visitors looked for and did not find. */
export function Missed() {
  return null;
}
