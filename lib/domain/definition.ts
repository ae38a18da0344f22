/** Whose rules delivery figures follow: Wake's own, or those of another tool over the same rows. */
export const DEFINITIONS = ["wake", "devlake", "middleware", "fourkeys"] as const;
export type DefinitionId = (typeof DEFINITIONS)[number];
