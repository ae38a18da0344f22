import type { RecordRow } from "@/lib/db/read/deployment/record-row";
import { forgetDecisions, saveDecisions } from "@/lib/db/write/deployment-decision";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { connectionOf } from "@/lib/services/inbox/receive";
import { withRecords } from "./with-records";

const LONGEST_TITLE = 200;

/** Gives a change that nobody announced a name. Throws `not-found`, or `invalid` for one that was announced, or without a title. */
export async function nameUnrecorded(actor: Actor | null, input: { deployment: string; title: string }, now: Date): Promise<void> {
  authorise(actor, "deployments.decide");
  const title = input.title.trim();
  if (title === "" || title.length > LONGEST_TITLE)
    throw new WakeError("invalid", "A title is missing, or too long.", {
      issues: [{ field: "title", message: `Give 1 to ${LONGEST_TITLE} characters.` }],
    });
  await decide(actor, { deployment: input.deployment, kind: "title", title }, now);
}

/** Says that what telemetry showed is not a change. It is no longer listed. Throws `not-found`, or `invalid` for one that was announced. */
export async function dismissUnrecorded(actor: Actor | null, { deployment }: { deployment: string }, now: Date): Promise<void> {
  authorise(actor, "deployments.decide");
  await decide(actor, { deployment, kind: "dismissed", title: null }, now);
}

/** Takes back what was said of a sighting: its name, or that it is not a change. Throws `not-found`, or `invalid` for one that was announced. */
export async function restoreUnrecorded(actor: Actor | null, { deployment }: { deployment: string }, now: Date): Promise<void> {
  authorise(actor, "deployments.decide");
  const about = { action: "deployment.restored", deployments: [deployment], detail: {} };
  await withRecords(
    actor,
    about,
    async (tx, [records = []]) => {
      assertUnrecorded(records);
      await forgetDecisions(
        tx,
        records.map(({ entityKey }): [string, string] => [entityKey, ""]),
      );
    },
    now,
  );
}

type Word = { readonly deployment: string; readonly kind: "title" | "dismissed"; readonly title: string | null };

async function decide(actor: Actor, { deployment, kind, title }: Word, now: Date): Promise<void> {
  const about = { action: `deployment.${kind}`, deployments: [deployment], detail: title === null ? {} : { title } };
  await withRecords(
    actor,
    about,
    async (tx, [records = []]) => {
      const decisions = records.map(({ entityKey }) => ({ kind, entityKey, otherKey: "", title }));
      assertUnrecorded(records);
      await saveDecisions(tx, decisions, connectionOf(actor), now);
    },
    now,
  );
}

function assertUnrecorded(records: readonly RecordRow[]): void {
  if (records.some(({ source }) => source !== "telemetry"))
    throw new WakeError("invalid", "This deployment was announced.", { fix: "Only what nobody announced can be named or dismissed." });
}
