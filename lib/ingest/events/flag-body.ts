import { z } from "zod";
import { instant, link, name } from "./fields";

/** What `POST /api/v1/events/flags` reads. `null` is the same as leaving a field out; other fields are ignored and named. */
export const flagBody = z.object({
  id: name.optional().describe("Your id of this switch. Without one, the flag, the environment and the moment make it."),
  flag: name.describe("The feature flag that was switched."),
  state: name.describe("What it was switched to, such as on, off or 25 %."),
  changedAt: instant.describe("When."),
  service: name.optional(),
  environment: name.toLowerCase().optional(),
  actor: name.optional(),
  url: link.optional(),
});

export type FlagBody = z.output<typeof flagBody>;
