import type { ToldBurn } from "@/lib/db/read/burn/to-tell";
import type { StoryEvent, StoryMessage } from "@/lib/domain/story";
import { pageLink, servicePath } from "./link";

export const burnStory = (alert: string): string => `burn:${alert}`;

/** What is told of a budget: how much faster it burns than it may, and of which promise. */
export function burnMessage(event: StoryEvent, burn: ToldBurn): StoryMessage {
  const { id, service, environment, objective, startedAt, endedAt } = burn;
  const isOver = event === "burn.ended";
  return {
    type: event,
    timestamp: (isOver ? (endedAt ?? startedAt) : startedAt).toISOString(),
    data: {
      story: burnStory(id),
      title: isOver
        ? `${service} in ${environment} keeps “${objective}” again`
        : `${service} in ${environment} uses up “${objective}” too fast`,
      lines: [
        `${percent(burn.target)} of requests are to be good; the rest was used up ${factor(burn.longBurn)} times as fast as it lasts.`,
      ],
      link: pageLink(servicePath(service)),
      services: [service],
      environment,
      version: null,
      deployment: null,
      incident: null,
    },
  };
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(5))} %`;
const factor = (burn: number): string => (burn < 10 ? burn.toFixed(1) : Math.round(burn).toString());
