import { href, one, oneOf, type SearchParams } from "./search-params";
import { settingsHref } from "./settings";

/** What became of deliveries; `all` of them by default. */
export const SHOWN_STATES = ["all", "accepted", "unmapped", "ignored", "duplicate", "failed", "received"] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

export type ConnectionParams = {
  readonly id: string;
  readonly state: ShownState;
  /** The place behind which the list goes on, `<time of arrival> <id>`; null from its start. */
  readonly after: { readonly receivedAt: string; readonly id: string } | null;
};

const PLACE = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The page's state from its address; anything that cannot be read becomes the default. */
export function parseConnection(id: string, search: SearchParams): ConnectionParams {
  const [, receivedAt = "", delivery = ""] = PLACE.exec(one(search, "after") ?? "") ?? [];
  return {
    id,
    state: oneOf(search, "state", SHOWN_STATES, "all"),
    after: Number.isNaN(Date.parse(receivedAt)) ? null : { receivedAt, id: delivery },
  };
}

/** The page of one connected system. */
export const connectionHref = ({ id, state, after }: Pick<ConnectionParams, "id"> & Partial<ConnectionParams>): string =>
  href(`${settingsHref("sources")}/${encodeURIComponent(id)}`, {
    state: state === "all" ? null : state,
    after: after == null ? null : `${after.receivedAt} ${after.id}`,
  });

/** Where a system is connected: the choice of one, or the form for the one that is chosen. */
export const connectSystemHref = (system: string | null = null): string => href(`${settingsHref("sources")}/new`, { system });

/** The system that is chosen; null while none is. */
export const parseConnectSystem = (search: SearchParams): string | null => one(search, "system");

/** Where the calls of a connection arrive. */
export const hookPath = (id: string): string => `/api/hooks/${encodeURIComponent(id)}`;
