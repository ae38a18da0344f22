import { WakeError } from "@/lib/domain/error";
import type { Entry } from "./ledger";
import type { Migration } from "./migration";

/**
 * The migrations that a database still lacks. Refuses, with a sentence, a history that cannot be continued: an applied migration
 * that was edited or removed afterwards, one that another tool left half done, or a new one that sorts before an applied one.
 */
export function pendingMigrations(folder: readonly Migration[], ledger: readonly Entry[]): Migration[] {
  const byName = new Map(folder.map((migration) => [migration.name, migration]));
  for (const entry of ledger) check(entry, byName.get(entry.name));
  const applied = new Set(ledger.map((entry) => entry.name));
  const pending = folder.filter((migration) => !applied.has(migration.name));
  const last = ledger
    .map((entry) => entry.name)
    .sort()
    .at(-1);
  const late = pending.find((migration) => last !== undefined && migration.name < last);
  if (late !== undefined)
    throw refused(`The migration ${late.name} sorts before ${last}, which is already applied.`, "Give it the next free number.");
  return pending;
}

function check(entry: Entry, migration: Migration | undefined): void {
  if (!entry.finished)
    throw refused(
      `The migration ${entry.name} was begun by another tool and never finished.`,
      "Undo what it did, then run `npx prisma migrate resolve --rolled-back` for it.",
    );
  if (migration === undefined)
    throw refused(
      `The database has the migration ${entry.name}, which this version of Wake does not know.`,
      "Start the newer version of Wake.",
    );
  if (migration.checksum !== entry.checksum)
    throw refused(
      `The migration ${entry.name} was edited after it had been applied to this database.`,
      "Restore the file and put the change into a new migration: `npm run db:new -- verb_noun`.",
    );
}

const refused = (message: string, fix: string): WakeError => new WakeError("conflict", message, { fix });
