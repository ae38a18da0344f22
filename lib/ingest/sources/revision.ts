const SHA = /^[0-9a-f]{40}([0-9a-f]{24})?$/i;
/** `v1.4.2`, `1.4`, `checkout/v1.4.2`; `release/1.4` is a branch. */
const VERSION = /^(?:refs\/tags\/)?(?:v?\d+\.\d+|(?:[\w.-]+[-/@])?v?\d+\.\d+\.\d+)(?:[-+.][\w.+-]+)?$/i;

/** A commit in full; a branch, a tag or the version of a chart is none. */
export const isCommit = (text: string): boolean => SHA.test(text);

/** A commit as people write it. */
export const shortCommit = (sha: string): string => sha.slice(0, 7);

/** Whether a ref names a version, such as `v1.4.2`; a branch does not. */
export const isVersion = (ref: string): boolean => VERSION.test(ref);

/** What a revision of Git names as a version: its tag, or else its commit, short. */
export const versionOfRef = (ref: string | null, commit: string): string =>
  ref !== null && isVersion(ref) ? ref.replace(/^refs\/tags\//, "") : shortCommit(commit);
