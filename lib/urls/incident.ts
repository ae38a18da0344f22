import { href, one, type SearchParams } from "./search-params";

export type IncidentParams = {
  readonly id: string;
  /** The hurt service whose signals are charted; null for the first of them. */
  readonly service: string | null;
};

/** One incident's state from its URL. */
export const parseIncident = (id: string, search: SearchParams): IncidentParams => ({ id, service: one(search, "service") });

/** One incident; its id may hold any character. */
export const incidentHref = (params: Pick<IncidentParams, "id"> & Partial<IncidentParams>): string =>
  href(`/incidents/${encodeURIComponent(params.id)}`, { service: params.service });

/** The incident as a file of Markdown. */
export const incidentMarkdownHref = (id: string): string => `/incidents/${encodeURIComponent(id)}.md`;
