import type { Note } from "./progress";

export type Prepared = { readonly setupUrl: string | null; readonly sampleToken: string | null };

type Request = { readonly empty: boolean; readonly embedded: boolean; readonly origin: string; readonly onProgress: Note };

/** The first admin's link and the demo history. Imported late: these modules read the settings that the launcher has just made. */
export async function prepare(request: Request): Promise<Prepared> {
  const { prepareInstallation } = await import("@/lib/services/installation/prepare");
  const { disconnect } = await import("@/lib/db/prisma");
  const { closePool } = await import("@/lib/db/pool");
  try {
    return await prepareInstallation({ ...request, now: new Date() });
  } finally {
    await disconnect();
    await closePool();
  }
}
