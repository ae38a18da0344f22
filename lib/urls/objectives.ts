import { href, one, type SearchParams } from "./search-params";
import { settingsHref } from "./settings";

export type ObjectivesParams = {
  /** The objective that is being changed; null for a new one. */
  readonly edit: string | null;
  /** Where a new one is for. */
  readonly service: string | null;
  readonly environment: string | null;
};

/** The state of the objectives' settings from their URL. */
export const parseObjectives = (search: SearchParams): ObjectivesParams => ({
  edit: one(search, "edit"),
  service: one(search, "service"),
  environment: one(search, "environment"),
});

/** The objectives' settings in one state. */
export const objectivesHref = (params: Partial<ObjectivesParams> = {}): string => href(settingsHref("objectives"), { ...params });
