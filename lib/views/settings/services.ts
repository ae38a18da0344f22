import { type AuthorRow, botPatterns, changeAuthors } from "@/lib/db/read/catalogue/bot-rules";
import { type ServiceSettings, serviceSettings } from "@/lib/db/read/catalogue/service-rows";
import { type TeamRow, teamRows } from "@/lib/db/read/catalogue/team-rows";
import { type Actor, authorise, may, reachOf } from "@/lib/domain/access";
import type { ServicesSettingsParams } from "@/lib/urls/services-settings";

const PAGE = 50;
/** Enough authors to see what a pattern does. */
const AUTHORS = 200;

export type ServicesSettingsModel = {
  readonly rows: readonly ServiceSettings[];
  readonly matching: number;
  readonly all: number;
  readonly page: number;
  readonly pages: number;
  readonly teams: readonly TeamRow[];
  /** Null for who reaches some services only: authors are not told apart by service. */
  readonly bots: { readonly patterns: readonly string[]; readonly authors: readonly AuthorRow[] } | null;
  readonly mayChange: boolean;
};

/** Services with whose they are and where their code is, teams, and whose changes are those of machines. */
export async function loadServicesSettings(actor: Actor | null, params: ServicesSettingsParams): Promise<ServicesSettingsModel> {
  authorise(actor, "view.read");
  const reach = reachOf(actor);
  const restricted = reach.services.length + reach.environments.length > 0;
  const [all, teams, patterns, authors] = await Promise.all([serviceSettings(reach), teamRows(), botPatterns(), changeAuthors(AUTHORS)]);
  const wanted = params.search?.toLowerCase() ?? "";
  const matching = all.filter(({ name, team, repository }) =>
    [name, team ?? "", repository ?? ""].some((text) => text.toLowerCase().includes(wanted)),
  );
  const pages = Math.max(1, Math.ceil(matching.length / PAGE));
  const page = Math.min(params.page, pages);
  return {
    ...{ rows: matching.slice((page - 1) * PAGE, page * PAGE), matching: matching.length, all: all.length, page, pages },
    teams: restricted ? [] : teams,
    bots: restricted ? null : { patterns, authors },
    mayChange: may(actor, "catalogue.manage"),
  };
}
