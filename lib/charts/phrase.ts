/** A piece of a sentence; `href` makes it a link. */
export type Phrase = { readonly text: string; readonly href: string | null };

export const say = (text: string, href: string | null = null): Phrase => ({ text, href });

/** The sentence as plain text, for descriptions and exports. */
export const plainText = (phrases: readonly Phrase[]): string => phrases.map((phrase) => phrase.text).join("");
