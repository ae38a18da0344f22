/** The machine that an address names. A Wake that moved to another port, or got https, is the same Wake; another machine is not. */
export const hostOf = (url: string | null): string | null => (url !== null && URL.canParse(url) ? new URL(url).hostname : url);
