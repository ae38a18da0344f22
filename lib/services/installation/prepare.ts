import { prisma } from "@/lib/db/prisma";
import { listTokens } from "@/lib/db/read/token/list";
import { ensureWorkspace } from "@/lib/db/write/workspace";
import { env } from "@/lib/env";
import { loadDemo } from "@/lib/services/demo/load";
import { createSetupLink } from "@/lib/services/setup/create-link";
import { tendStore } from "@/lib/services/telemetry/tend-store";
import { createToken } from "@/lib/services/token/create";

type Request = {
  /** Leave out the demo history. */
  readonly empty: boolean;
  /** The database is Wake's own; nothing is ever invented in somebody else's. */
  readonly embedded: boolean;
  readonly origin: string;
  readonly now: Date;
  readonly onProgress: (sentence: string) => void;
};

type Prepared = {
  /** Where the first admin is made; null once there is one. */
  readonly setupUrl: string | null;
  /** A token for the lines to copy; null once there is any token, since it can be shown only once. */
  readonly sampleToken: string | null;
};

/** What an installation needs before it serves: its settings, partitions for the coming days, somebody who may enter, something to see. */
export async function prepareInstallation({ empty, embedded, origin, now, onProgress }: Request): Promise<Prepared> {
  const otherwise = Intl.DateTimeFormat().resolvedOptions().timeZone;
  await ensureWorkspace(prisma(), { chosen: env().WAKE_TIMEZONE ?? null, otherwise });
  await tendStore(now);
  if (embedded && !empty) await loadDemo(now, onProgress);
  const path = await createSetupLink(now);
  return { setupUrl: path === null ? null : new URL(path, origin).href, sampleToken: await firstToken(now) };
}

async function firstToken(now: Date): Promise<string | null> {
  if ((await listTokens()).length > 0) return null;
  const wanted = { name: "first steps", scopes: ["ingest:otlp", "ingest:events"], expiresInDays: null };
  return (await createToken({ kind: "system", name: "start" }, wanted, now)).token;
}
