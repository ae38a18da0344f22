import type { StoryTopic } from "@/lib/domain/story";

/** What each topic means, to whoever chooses. */
export const TOPIC_WORDS: Readonly<Record<StoryTopic, { readonly short: string; readonly hint: string }>> = {
  releases: { short: "Releases that do harm", hint: "Regressed, suspect for an hour, rolled back." },
  "healthy-releases": { short: "Releases that do well", hint: "One message an hour after each. Many teams leave this out." },
  incidents: { short: "Incidents", hint: "Opened, cause found, resolved." },
  budgets: { short: "Budgets", hint: "An objective uses up its error budget too fast." },
};
