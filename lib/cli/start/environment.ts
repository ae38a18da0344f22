/** The variables of a process. Commands receive their own from the boot file and hand them on; only lib/env interprets Wake's. */
export type Environment = Record<string, string | undefined>;
