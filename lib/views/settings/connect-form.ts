import { type Actor, authorise } from "@/lib/domain/access";
import { type System, systemOf } from "@/lib/domain/system";

export type ConnectFormModel = {
  /** The system that was chosen; null while none is. */
  readonly system: System | null;
};

/** The form that connects a system. For admins. */
export async function loadConnectForm(actor: Actor | null, system: string | null): Promise<ConnectFormModel> {
  authorise(actor, "connections.manage");
  return { system: system === null ? null : systemOf(system) };
}
