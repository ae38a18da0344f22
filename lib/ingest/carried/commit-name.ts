const SHORTEST = 7;

/** Whether a text can be the name of a commit: at least seven hexadecimal digits. */
export const isCommitName = (text: string): boolean => /^[0-9a-f]{7,64}$/i.test(text);

/** The first seven characters of a commit's name, which stand for it in indexes. */
export const shortCommit = (name: string): string => name.slice(0, SHORTEST).toLowerCase();

/** Whether two names are of one commit: equal, or one the beginning of the other. */
export function isSameCommit(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  return shorter.length >= SHORTEST ? longer.toLowerCase().startsWith(shorter.toLowerCase()) : shorter === longer;
}
