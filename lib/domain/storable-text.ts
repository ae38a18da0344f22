/** The beginning of a text that a sender wrote, as a database takes it: without control characters and without halves of characters. */
export const storableText = (text: string, longest: number): string => text.slice(0, longest).replaceAll(/[\p{Cc}\p{Surrogate}]/gu, " ");
