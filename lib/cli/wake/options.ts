import { type ParseArgsConfig, parseArgs } from "node:util";
import { WakeError } from "@/lib/domain/error";

type Flags = NonNullable<ParseArgsConfig["options"]>;
/** Where Wake keeps its database, for commands that go straight to it. */
export const DATABASE_FLAGS = { "data-dir": { type: "string" } } as const satisfies Flags;

/** The options and other words of a command; throws `invalid` with its usage for an option that it does not have. */
export function readFlags<const Wanted extends Flags>(args: readonly string[], options: Wanted, usage: string) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(". ")[0] ?? "") : "";
    throw new WakeError("invalid", `${reason.replace(/\.$/, "")}.`, { fix: usage });
  }
}

/** A moment or a day (UTC) that an option names; throws `invalid` for anything else. */
export function momentOf(flag: string, text: string | undefined): Date | null {
  if (text === undefined) return null;
  const at = /^\d{4}-\d{2}-\d{2}($|T.+(Z|[+-]\d{2}:?\d{2})$)/.test(text) ? new Date(text) : null;
  if (at !== null && Number.isFinite(at.getTime())) return at;
  throw new WakeError("invalid", `“${text}” is not a day or a moment.`, {
    fix: `Give ${flag} something like 2026-01-31 or 2026-01-31T12:00:00Z.`,
  });
}
