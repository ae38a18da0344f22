/** Finds every change that may take another back, by an index of its own; `revertedBy` tells which do. */
export const IS_REVERT = `(title ~* '^\\s*revert' or "headBranch" ~* '^revert-')`;

/** The words of such a change. */
export type RevertWords = {
  readonly id: string;
  readonly repository: string;
  readonly title: string | null;
  readonly headBranch: string | null;
};
