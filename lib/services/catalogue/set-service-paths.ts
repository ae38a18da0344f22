import { z } from "zod";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { hintCarried } from "@/lib/db/write/carry-hint";
import { setServiceCode } from "@/lib/db/write/catalogue-service";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { askForCarried } from "@/lib/services/carried/ask";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { noSuch } from "./no-such";

const path = z
  .string()
  .trim()
  .max(300, "Use at most 300 characters.")
  .refine(
    (text) => !/[\p{Cc}\\]/u.test(text) && !text.split("/").includes(".."),
    "Write a path within the repository, such as services/checkout.",
  )
  .transform((text) => text.replace(/^(\.?\/)+/, "").replace(/\/+$/, ""))
  .refine((text) => text !== "", "A path within the repository is missing.");

const servicePathsInput = z.object({
  service: z.string().trim().min(1, "Name the service.").max(200),
  repository: z
    .string()
    .trim()
    .max(200, "Use at most 200 characters.")
    .nullable()
    .transform((repository) => (repository === "" ? null : repository)),
  paths: z
    .array(path)
    .max(100, "Use at most 100 paths.")
    .transform((paths) => [...new Set(paths)]),
});

/**
 * Says where the code of a service is: `{ service, repository, paths }`. Of the commits between two of its deployments those count that
 * touch a file under one of `paths`; without any, all do. What its deployments carry is worked out again.
 *
 * @throws WakeError `not-found` for a service that nobody spoke of, or that a token does not reach; `invalid`; `forbidden`.
 */
export async function setServicePaths(actor: Actor | null, input: unknown, _now: Date): Promise<void> {
  authorise(actor, "catalogue.manage");
  const { service, repository, paths } = parseInput(servicePathsInput, input);
  const { services } = reachOf(actor);
  if (services.length > 0 && !services.includes(service)) throw noSuch("service");
  await inTransaction(async (tx) => {
    if (!(await setServiceCode(tx, service, { repository, paths }))) throw noSuch("service");
    await hintCarried(tx, "service", [service]);
    await publishChange(tx, "services");
    await appendAudit(tx, { actor, action: "service.paths", subject: `service:${service}`, detail: { repository, paths } });
  });
  askForCarried();
}
