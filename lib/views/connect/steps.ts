import { formatDuration } from "@/lib/charts/format";
import type { FirstSteps } from "@/lib/db/read/intake/first-steps";
import { VERDICT_WORD, type VerdictState } from "@/lib/domain/verdict";
import { releaseHref } from "@/lib/urls/release";

export type Step = {
  readonly title: string;
  readonly state: "done" | "current" | "waiting";
  readonly sentence: string;
  readonly href: string | null;
};

type Draft = { readonly title: string; readonly done: string | null; readonly todo: string; readonly href?: string };

/** The five steps to a first verdict: what is done, what comes next, and what was tried in vain. */
export function connectSteps(first: FirstSteps, refused: { releases: number; signals: number }, now: Date): Step[] {
  const tried = (count: number): string =>
    count === 0 ? "" : ` ${count} ${count === 1 ? "try was" : "tries were"} refused; see why on this page.`;
  const drafts: Draft[] = [
    {
      title: "Token seen",
      done: first.token === null ? null : `${first.token.prefix}… was used ${ago(first.token.lastUsedAt, now)} ago.`,
      todo: "No call with a token of yours has arrived.",
    },
    {
      title: "First release, in production",
      done:
        first.release?.tier === "production" ? `${first.release.service} ${first.release.version} in ${first.release.environment}.` : null,
      todo:
        first.release === null
          ? `None has arrived.${tried(refused.releases)}`
          : `${first.release.service} ${first.release.version} arrived for ${first.release.environment}, which is not production.`,
    },
    {
      title: "First signals",
      done:
        first.signals === null
          ? null
          : `${first.signals.service} ${first.signals.version} in ${first.signals.environment}, ${ago(first.signals.at, now)} ago.`,
      todo: `Nothing has arrived from an exporter.${tried(refused.signals)}`,
    },
    {
      title: "First link",
      done: first.link === null ? null : `${first.link.service} ${first.link.version} is in both.`,
      todo: "The same service, version and environment in a release and in signals.",
    },
    {
      title: "First verdict",
      done: first.verdict === null ? null : `${first.verdict.service} ${first.verdict.version}: ${wordOf(first.verdict.state)}.`,
      todo: "5 min after the first linked release.",
      ...(first.verdict === null ? {} : { href: releaseHref({ id: first.verdict.releaseId }) }),
    },
  ];
  const current = drafts.findIndex((draft) => draft.done === null);
  return drafts.map((draft, index) => ({
    title: draft.title,
    state: draft.done !== null ? "done" : index === current ? "current" : "waiting",
    sentence: draft.done ?? draft.todo,
    href: draft.href ?? null,
  }));
}

const ago = (at: Date, now: Date): string => formatDuration(Math.max(1_000, now.getTime() - at.getTime()));
const wordOf = (state: string): string => (VERDICT_WORD[state as VerdictState] ?? state).toLowerCase();
