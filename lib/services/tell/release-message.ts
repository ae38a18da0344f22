import { HORIZON_LABEL } from "@/lib/domain/horizon";
import { releaseStory, type StoryEvent, type StoryMessage } from "@/lib/domain/story";
import type { Verdict } from "@/lib/domain/verdict";
import { pageLink, releasePath } from "./link";
import type { Moment } from "./moment";

export type ReleaseFacts = {
  readonly id: string;
  readonly release: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly previousVersion: string | null;
  readonly moment: Moment;
  /** The verdict that the moment rests on. */
  readonly verdict: Pick<Verdict, "evidence" | "at">;
};

const MOST_LINES = 4;

/** What is told of a release: the state in a few words, the evidence as the judge says it, where to look. */
export function releaseMessage(event: StoryEvent, facts: ReleaseFacts): StoryMessage {
  const { id, release, service, environment, version, verdict } = facts;
  return {
    type: event,
    timestamp: verdict.at.toISOString(),
    data: {
      story: releaseStory(id),
      title: `${service} ${version} ${wordOf(event, facts)} in ${environment}`,
      lines: linesOf(event, facts).slice(0, MOST_LINES),
      link: pageLink(releasePath(release, id)),
      services: [service],
      environment,
      version,
      deployment: id,
      incident: null,
    },
  };
}

function wordOf(event: StoryEvent, { moment }: ReleaseFacts): string {
  if (event === "verdict.regressed") return moment.takenBack ? "regressed and was rolled back" : "regressed";
  if (event === "verdict.suspect") return "is suspect";
  if (event === "verdict.healthy") return "is healthy";
  if (moment.takenBack) return "was rolled back";
  return moment.state === "environment" ? "is not to blame for the trouble" : "does well after all";
}

function linesOf(event: StoryEvent, { moment, verdict, previousVersion, service }: ReleaseFacts): string[] {
  const back = previousVersion === null ? [] : [`Before it, ${service} ran ${previousVersion}.`];
  if (event === "verdict.resolved" && moment.takenBack) return back;
  return [`${HORIZON_LABEL[moment.horizon]} after the roll-out.`, ...verdict.evidence, ...(event === "verdict.regressed" ? back : [])];
}
