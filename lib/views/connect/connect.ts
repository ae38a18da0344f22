import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { type Attempt, attemptsSince } from "@/lib/db/read/intake/attempts";
import { firstSteps } from "@/lib/db/read/intake/first-steps";
import { type Actor, authorise, may } from "@/lib/domain/access";
import { CONNECT_WAYS, type ConnectParams } from "@/lib/urls/connect";
import { type CodeSnippet, releaseSnippets, signalSnippet } from "./snippets";
import { connectSteps, type Step } from "./steps";

const HEARTBEAT_MS = 5 * 60_000;
/** Refused calls of the last day still explain why a step is open. */
const TRIES_MS = 24 * 3_600_000;
const SHOWN = 30;

export type ConnectModel = {
  readonly timezone: string;
  readonly demo: boolean;
  readonly mayCreateTokens: boolean;
  readonly steps: readonly Step[];
  readonly way: ConnectParams["way"];
  readonly snippets: readonly CodeSnippet[];
  readonly signals: string;
  /** Everything that knocked lately; refused calls come first when nothing else did. */
  readonly heartbeat: { readonly from: Date; readonly to: Date; readonly attempts: readonly Attempt[] };
  /** The latest refused calls of the last day, for a heartbeat that is quiet. */
  readonly refused: readonly Attempt[];
};

/** The first steps of a newcomer, with what has arrived and what was refused, and why. */
export async function loadConnect(
  actor: Actor | null,
  params: ConnectParams & { readonly origin: string },
  now: Date,
): Promise<ConnectModel> {
  authorise(actor, "view.read");
  const from = new Date(now.getTime() - HEARTBEAT_MS);
  const [workspace, first, recent] = await Promise.all([
    readWorkspace(),
    firstSteps(),
    attemptsSince(new Date(now.getTime() - TRIES_MS), 500),
  ]);
  const refused = recent.filter((attempt) => attempt.outcome === "refused");
  const tries = (about: RegExp): number =>
    refused.filter((attempt) => about.test(attempt.endpoint)).reduce((sum, attempt) => sum + attempt.count, 0);
  return {
    timezone: workspace.timezone,
    demo: workspace.demo,
    mayCreateTokens: may(actor, "tokens.manage"),
    steps: connectSteps(first, { releases: tries(/deployments/), signals: tries(/\/v1\/(traces|metrics|logs)$/) }, now),
    way: CONNECT_WAYS.find((way) => way === params.way) ?? "curl",
    snippets: releaseSnippets(params.origin),
    signals: signalSnippet(params.origin),
    heartbeat: { from, to: now, attempts: recent.filter((attempt) => attempt.at >= from).slice(0, SHOWN) },
    refused: refused.slice(0, SHOWN),
  };
}
