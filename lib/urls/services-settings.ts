import { href, one, type SearchParams, wholeNumber } from "./search-params";
import { settingsHref } from "./settings";

export type ServicesSettingsParams = {
  /** Part of the name of a service, a team or a repository. */
  readonly search: string | null;
  /** From 1. */
  readonly page: number;
};

/** The page's state from its address; anything that cannot be read becomes the default. */
export const parseServicesSettings = (search: SearchParams): ServicesSettingsParams => ({
  search: one(search, "q"),
  page: wholeNumber(search, "page", { min: 1, max: 10_000, fallback: 1 }),
});

export const servicesSettingsHref = ({ search, page }: Partial<ServicesSettingsParams> = {}): string =>
  href(settingsHref("services"), { q: search, page: page === 1 ? null : page });
