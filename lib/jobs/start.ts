import { env } from "@/lib/env";
import { onCarriedAsked } from "@/lib/services/carried/ask";
import { settleCarried } from "@/lib/services/carried/settle";
import { onDaysAsked } from "@/lib/services/delivery/ask";
import { foldRound } from "@/lib/services/delivery/fold";
import { mergeDeliveryMonths } from "@/lib/services/delivery/merge-months";
import { observeVersions } from "@/lib/services/deployment/observe-versions";
import { forgetOld } from "@/lib/services/housekeeping/forget-old";
import { keepDelivery } from "@/lib/services/inbox/keep";
import { processWaiting } from "@/lib/services/inbox/process";
import { runReplays } from "@/lib/services/inbox/run-replays";
import { watchBurn } from "@/lib/services/objective/watch-burn";
import { guardedCall } from "@/lib/services/outbound/guarded-call";
import { tendIncidents } from "@/lib/services/own-incident/tend";
import { guardedGet } from "@/lib/services/servicenow/guarded-get";
import { pollServiceNow } from "@/lib/services/servicenow/poll";
import { onSuspectsAsked } from "@/lib/services/suspicion/ask";
import { settleSuspicions } from "@/lib/services/suspicion/settle";
import { compact } from "@/lib/services/telemetry/compact";
import { forgetUnusedSeries } from "@/lib/services/telemetry/forget-unused";
import { tendStore } from "@/lib/services/telemetry/tend-store";
import { onMessagesAsked } from "@/lib/services/tell/ask";
import { sendDue } from "@/lib/services/tell/send-due";
import { evaluateDue } from "@/lib/services/verdict/evaluate-due";
import { measurePlacebo } from "@/lib/services/verdict/placebo/measure";
import type { Job } from "./job";
import { startJob } from "./runner";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Of a large backlog, as much as a lease lasts for. */
const CARRIED_ROUNDS = 10;

/** Everything that Wake does by itself. To add a job, add a line; a service does the work. */
const JOBS: readonly Job[] = [
  { name: "verdicts", everyMs: 2 * SECOND, run: async (now, lease) => (await evaluateDue(now, lease)) > 0 },
  { name: "placebo", everyMs: 10 * MINUTE, run: async (now, lease) => (await measurePlacebo(now, lease)) > 0 },
  { name: "inbox", everyMs: 2 * SECOND, run: async (now) => (await processWaiting(now)).more },
  { name: "replays", everyMs: 2 * SECOND, run: async (now) => (await runReplays(now)) > 0 },
  { name: "versions", everyMs: 30 * SECOND, run: async (now) => (await observeVersions(now)) > 0 },
  { name: "carried", everyMs: 2 * SECOND, onAsked: onCarriedAsked, run: async (now) => (await settleCarried(now, CARRIED_ROUNDS)) > 0 },
  { name: "days", everyMs: 2 * SECOND, onAsked: onDaysAsked, run: async () => (await foldRound()).marks > 0 },
  {
    name: "suspects",
    everyMs: 5 * SECOND,
    onAsked: onSuspectsAsked,
    run: async (now, lease) => (await settleSuspicions(now, lease)) > 0,
  },
  { name: "months", everyMs: 30 * SECOND, run: async (now) => (await mergeDeliveryMonths(now)) > 0 },
  { name: "compaction", everyMs: 30 * SECOND, run: async (now) => (await compact(now)) > 0 },
  {
    name: "polling",
    everyMs: 30 * SECOND,
    run: (now) => pollServiceNow({ get: guardedGet(env().WAKE_POLL_PRIVATE === "on"), keep: keepDelivery }, now),
  },
  {
    name: "messages",
    everyMs: 2 * SECOND,
    onAsked: onMessagesAsked,
    run: (now) => sendDue((call) => guardedCall(call, env().WAKE_TELL_PRIVATE === "on"), now),
  },
  {
    name: "burn",
    everyMs: 30 * SECOND,
    run: async (now, lease) => {
      await watchBurn(now, lease);
      await tendIncidents(now, lease);
      return false;
    },
  },
  {
    name: "partitions",
    everyMs: 30 * MINUTE,
    run: async (now) => {
      await tendStore(now);
      return false;
    },
  },
  {
    name: "housekeeping",
    everyMs: 60 * MINUTE,
    run: async (now) => {
      await forgetOld(now);
      await forgetUnusedSeries(now);
      return false;
    },
  },
];

/** Starts all jobs of this instance; the result stops them and hands their leases over. */
export function startJobs(): () => Promise<void> {
  const running = JOBS.map(startJob);
  return async () => {
    await Promise.all(running.map((job) => job.stop()));
  };
}
