/** `SHOP-42`, `CHG0000096`, `INC0010023`: what trackers call tickets, wherever it stands alone. */
const KEYS = /(?<![A-Za-z0-9-])([A-Z][A-Z0-9]{1,9}-[1-9]\d{0,6}|(?:CHG|INC|RITM|PRB)\d{7,10})(?![A-Za-z0-9-])/g;
/** Words that look like keys and never are. */
const NEVER = /^(UTF|ISO|SHA|RFC|CVE|TLS|AES|HTTP|MD|BASE|COVID|GPT|X|ES)-/;
const MOST = 20;

/** Keys of tickets and change requests in texts such as a title, a branch or a body, each once, in order. */
export function ticketKeysIn(...texts: readonly (string | null | undefined)[]): string[] {
  const found = texts.flatMap((text) => [...(text ?? "").slice(0, 20_000).matchAll(KEYS)].map(([key]) => key));
  return [...new Set(found.filter((key) => !NEVER.test(key)))].slice(0, MOST);
}
