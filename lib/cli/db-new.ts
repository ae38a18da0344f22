import { newMigration } from "@/lib/db/migrate/new-migration";
import { withScratchDatabase } from "./scratch-database";

/** `npm run db:new -- verb_noun`: writes the migration that takes the database to the present schema files. */
export async function main(args: readonly string[]): Promise<number> {
  const title = args[0] ?? "";
  const file = await withScratchDatabase("prisma", (databaseUrl) => newMigration({ databaseUrl, title, prismaFolder: "prisma" }));
  console.log(`Wrote ${file}. Read it, then apply it with: npm run db:migrate`);
  return 0;
}
