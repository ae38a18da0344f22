import { inSnapshot } from "@/lib/db/read/delivery/snapshot";
import { servicesIn, teamsOfServices } from "@/lib/db/read/delivery/teams";
import { type Actor, reachOf } from "@/lib/domain/access";
import type { Selection } from "@/lib/domain/delivery-row";
import { WakeError } from "@/lib/domain/error";

/** Throws `forbidden`, with what may be asked for, when a selection goes beyond what a token reaches. People reach everywhere. */
export async function assertWithinReach(actor: Actor, selection: Selection): Promise<void> {
  const { services, environments } = reachOf(actor);
  if (environments.length > 0 && (selection.environment === null || !environments.includes(selection.environment)))
    throw beyond("environments", environments);
  if (services.length === 0 || (selection.service !== null && services.includes(selection.service))) return;
  const wanted = selection.service === null ? servicesIn(await inSnapshot(teamsOfServices), selection) : null;
  if (wanted === null || wanted.length === 0 || wanted.some((service) => !services.includes(service))) throw beyond("services", services);
}

const beyond = (what: "services" | "environments", names: readonly string[]): WakeError =>
  new WakeError("forbidden", `This token reaches some ${what} only, and these figures would be about others as well.`, {
    fix: `Ask for one of its ${what}: ${names.join(", ")}.`,
  });
