/** What somebody can want to be told of. */
export const STORY_TOPICS = ["releases", "healthy-releases", "incidents", "budgets"] as const;
export type StoryTopic = (typeof STORY_TOPICS)[number];

/** What is told to those who did not choose: everything that went wrong, and how it ended. */
export const DEFAULT_TOPICS: readonly StoryTopic[] = ["releases", "incidents", "budgets"];

/** Each thing that is told of a story, at most once, and the topic it belongs to. */
export const STORY_EVENTS = {
  "verdict.suspect": "releases",
  "verdict.regressed": "releases",
  "verdict.resolved": "releases",
  "verdict.healthy": "healthy-releases",
  "incident.opened": "incidents",
  "incident.cause-found": "incidents",
  "incident.resolved": "incidents",
  "burn.started": "budgets",
  "burn.ended": "budgets",
} as const satisfies Record<string, StoryTopic>;
export type StoryEvent = keyof typeof STORY_EVENTS;

/** The story of a release in one place. */
export const releaseStory = (deployment: string): string => `deployment:${deployment}`;

/** One message as a receiver gets it; a signed webhook carries it as it is. */
export type StoryMessage = {
  /** A `StoryEvent`, or `test`. */
  readonly type: StoryEvent | "test";
  /** When it happened, RFC 3339. */
  readonly timestamp: string;
  readonly data: {
    /** The same for everything that is told of one release, one incident or one budget. */
    readonly story: string;
    /** A few words: "payments 3.18.0 regressed in production". */
    readonly title: string;
    /** What is behind them, strongest first, in sentences. */
    readonly lines: readonly string[];
    /** Where to look; null when Wake does not know its own address. */
    readonly link: string | null;
    readonly services: readonly string[];
    readonly environment: string | null;
    readonly version: string | null;
    /** Ids as the API has them; null where it is about something else. */
    readonly deployment: string | null;
    readonly incident: string | null;
  };
};

export const SUBSCRIPTION_KINDS = ["webhook", "slack"] as const;
export type SubscriptionKind = (typeof SUBSCRIPTION_KINDS)[number];
