import { pool } from "@/lib/db/pool";
import { inTransaction } from "@/lib/db/prisma";
import type { EventDraft } from "@/lib/ingest/events/event-draft";
import { storeDrafts } from "@/lib/services/event/store-drafts";
import { ARRIVED } from "./carried-history";

const origin = { source: "github", connection: "test", deliveryId: null, receivedAt: ARRIVED, mapperVersion: 1 };

/** Stores events in one transaction, as a delivery would. */
export const store = (drafts: readonly EventDraft[]): Promise<unknown> =>
  inTransaction((tx) =>
    storeDrafts(
      tx,
      drafts.map((draft) => ({ draft, origin })),
      { now: ARRIVED, demo: false },
    ),
  );

/** Each deployment with how it is known what it carries, why not, and the changes in order. */
export async function carried(): Promise<Record<string, string>> {
  const { rows } = await pool().query<{ id: string; by: string | null; reason: string | null; changes: string[] | null }>(`
    select d."externalId" as id, d."carriedBy" as by, d."carriedReason" as reason,
      (select array_agg(l."changeId" || case when l."saidBy" <> d."carriedBy" then ' ?' else '' end order by l."changeId") from "DeploymentChange" l where l."deploymentId" = d.id) as changes
    from "Deployment" d order by d."externalId"`);
  const short = (change: string): string => change.replace(/^.*(?=[#!])/, "").replace(/0+(abcdef123456|abcdef|a).*$/, "");
  return Object.fromEntries(
    rows.map(({ id, by, reason, changes }) => [id, [by ?? reason ?? "open", ...(changes ?? []).map(short).sort()].join(" ")]),
  );
}

/** Everything that stands there of changes and what carries them, without when it was written. */
export async function everything(): Promise<unknown> {
  const { rows } = await pool().query<{ all: unknown }>(`
    select json_build_object(
      'changes', (select json_agg(to_jsonb(c) - 'updatedAt' order by c.id) from "Change" c),
      'commits', (select json_agg(to_jsonb(c) - 'updatedAt' order by c.id) from "Commit" c),
      'links', (select json_agg(l order by l."deploymentId", l."changeId") from "DeploymentChange" l),
      'reasons', (select json_agg(json_build_array(d.id, d."carriedBy", d."carriedReason", d."carryRestsOn", d."carryDueAt") order by d.id) from "Deployment" d),
      'hints', (select count(*) from "CarryHint")) as all`);
  return rows[0]?.all;
}
