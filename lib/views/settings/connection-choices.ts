import { readEnvironments, readServices } from "@/lib/db/read/catalogue/services";
import { EVERYWHERE } from "@/lib/domain/access";

/** Names that a sender's word can be mapped to. */
export type NameChoices = { readonly services: readonly string[]; readonly environments: readonly string[] };

/** Every service and environment that is known, production first. */
export async function nameChoices(): Promise<NameChoices> {
  const [services, environments] = await Promise.all([readServices({ team: null, reach: EVERYWHERE }), readEnvironments(EVERYWHERE)]);
  return { services: services.map(({ name }) => name).sort(), environments: environments.map(({ name }) => name) };
}
