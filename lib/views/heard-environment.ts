import { environmentsSeen } from "@/lib/db/read/signals/version-seen";
import { type Reach, reaches } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { tierOf } from "@/lib/domain/tier";

/**
 * The environment that is asked for, within reach; without one, production or else where the service was heard last.
 *
 * @throws WakeError `not-found` when the service was never heard there.
 */
export async function heardEnvironment(reach: Reach, service: string, environment: string | null): Promise<string> {
  const heard = (await environmentsSeen(service)).map((one) => one.environment);
  const within = heard.filter((name) => reaches(reach, service, name));
  const wanted =
    environment === null
      ? (within.find((name) => tierOf(name) === "production") ?? within[0])
      : within.find((name) => name === environment);
  if (wanted !== undefined) return wanted;
  throw new WakeError("not-found", `Nothing was heard of ${service}${environment === null ? "" : ` in ${environment}`}.`, {
    fix: within.length > 0 ? `It was heard in ${within.join(", ")}.` : "Look at /services for what reports to Wake.",
  });
}
