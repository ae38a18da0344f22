import { findConnection } from "@/lib/db/read/connection/list";
import { findImport, saveImport } from "@/lib/db/write/import-progress";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import type { HistoryDelivery } from "@/lib/ingest/history/history-delivery";
import { readSettings } from "@/lib/services/connection/connection-input";
import { createConnection } from "@/lib/services/connection/create";
import { keepDelivery } from "@/lib/services/inbox/keep";
import { processWaiting } from "@/lib/services/inbox/process";
import { ForgeClient, type Patience } from "./forge-client";
import { githubStages } from "./github-stages";
import { gitlabStages } from "./gitlab-stages";
import { type HistoryStage, isBefore } from "./stage";

const FORGES = {
  github: { stages: githubStages, headers: githubHeaders },
  gitlab: { stages: gitlabStages, headers: (token: string) => ({ "private-token": token }) },
} as const;
export type Forge = keyof typeof FORGES;

export type HistoryImport = {
  readonly forge: Forge;
  readonly repository: string;
  readonly since: Date | null;
  /** Where the forge's API is, without a slash at its end. */
  readonly api: string;
  readonly token: string;
  /** Id of the connection that the history comes by; made when there is none. */
  readonly connection: string;
  readonly files: boolean;
};

type Watch = Patience & { readonly progress: (stage: string, read: number) => void };

type Cursor = { readonly stage: number; readonly next: string | null; readonly read: number };

/**
 * Fetches a repository's history and puts it through the inbox as deliveries of a connection, so that webhooks of the same facts are
 * known already. Where it stands is noted after each page; a run that was broken off is taken up there, and one that ended begins again.
 * Returns how many items were read in all, and whether it came to the end. Throws a WakeError for what waiting does not mend.
 */
export async function importHistory(
  actor: Actor | null,
  wanted: HistoryImport,
  watch: Watch,
): Promise<{ readonly read: number; readonly ended: boolean; readonly secret: string | null }> {
  authorise(actor, "events.write");
  const { settings, secret } = await connectionOf(actor, wanted, watch.clock());
  const { stages: stagesOf, headers } = FORGES[wanted.forge];
  const client = new ForgeClient(wanted.api, headers(wanted.token), watch);
  const stages = await stagesOf(client, { ...wanted, incidentLabels: settings.incidentLabels });
  const subject = `${wanted.forge}:${wanted.connection}:${wanted.repository}:${wanted.since?.toISOString() ?? "all"}`;
  const note = (cursor: Cursor, state: "running" | "done"): Promise<void> =>
    saveImport(subject, { cursor, done: cursor.read, total: null, state, detail: wanted.repository }, watch.clock());
  let cursor = await earlierCursor(subject, watch.say);
  for (let stage = stages[cursor.stage]; stage !== undefined; stage = stages[cursor.stage]) {
    const { read, next } = await importPage(client, stage, cursor.next ?? stage.first, wanted, watch.clock);
    cursor = { stage: next === null ? cursor.stage + 1 : cursor.stage, next, read: cursor.read + read };
    await note(cursor, "running");
    watch.progress(stage.name, cursor.read);
    if (watch.signal.aborted) return { read: cursor.read, ended: false, secret };
  }
  await note(cursor, "done");
  return { read: cursor.read, ended: true, secret };
}

async function importPage(
  client: ForgeClient,
  stage: HistoryStage,
  path: string,
  { forge, connection, since }: HistoryImport,
  clock: () => Date,
): Promise<{ readonly read: number; readonly next: string | null }> {
  const { body, next } = await client.page(path);
  const items: readonly unknown[] = Array.isArray(body) ? body : [];
  const wanted = items.filter((item) => !isBefore(item, stage.sortedBy, since));
  for (const item of wanted) for (const one of await stage.read(item)) await keep(one, forge, connection, clock());
  while ((await processWaiting(clock())).more);
  return { read: wanted.length, next: wanted.length < items.length ? null : next };
}

async function keep({ headers, body }: HistoryDelivery, source: Forge, connection: string, receivedAt: Date): Promise<void> {
  const raw = new TextEncoder().encode(JSON.stringify(body));
  await keepDelivery({ connection, source, headers, raw, body, contentType: "application/json", receivedAt });
}

async function earlierCursor(subject: string, say: (sentence: string) => void): Promise<Cursor> {
  const earlier = await findImport(subject);
  if (earlier === null || earlier.state === "done") return { stage: 0, next: null, read: 0 };
  say(`Going on after ${earlier.done} items, where an earlier run stopped.`);
  const { stage, next, read } = earlier.cursor;
  return { stage: Number(stage ?? 0), next: typeof next === "string" ? next : null, read: Number(read ?? 0) };
}

/** The connection's settings; its webhook secret when it had to be made. */
async function connectionOf(actor: Actor, { connection: id, forge, repository }: HistoryImport, now: Date) {
  const known = await findConnection(id, now);
  if (known === null) {
    const { secret } = await createConnection(actor, { source: forge, name: repository.slice(0, 80), id }, now);
    return { settings: readSettings({}), secret };
  }
  if (known.source === forge) return { settings: readSettings(known.settings), secret: null };
  throw new WakeError("conflict", `The connection “${id}” is of ${known.source}, not of ${forge}.`, {
    fix: "Name another one with --connection.",
  });
}

function githubHeaders(token: string): Readonly<Record<string, string>> {
  return { accept: "application/vnd.github+json", "x-github-api-version": "2022-11-28", authorization: `Bearer ${token}` };
}
