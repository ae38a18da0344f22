import { z } from "zod";
import { CHANGE_REQUEST_STATUSES } from "../facts/facts";
import { flag, instant, link, listOf, name, text } from "./fields";

/** What `POST /api/v1/events/change-requests` reads. `null` is the same as leaving a field out; other fields are ignored and named. */
export const changeRequestBody = z.object({
  id: name.describe("Your id of this change request, the same in each of its events."),
  number: name.optional().describe("What people call it, such as CHG0000096. Deployments and changes name it by this."),
  title: text(500).optional(),
  status: z.enum(CHANGE_REQUEST_STATUSES).describe("What this event says has happened."),
  type: z.enum(["standard", "normal", "emergency"]).optional(),
  emergency: flag.optional(),
  unauthorised: flag.optional(),
  approval: z.enum(["requested", "approved", "rejected"]).optional(),
  risk: name.optional(),
  impact: name.optional(),
  services: listOf(200).optional(),
  environment: name.toLowerCase().optional(),
  openedAt: instant.optional(),
  plannedStart: instant.optional(),
  plannedEnd: instant.optional(),
  startedAt: instant.optional().describe("When work began."),
  finishedAt: instant.optional().describe("When work ended."),
  closedAt: instant.optional(),
  outcome: name.optional(),
  requestedBy: name.optional(),
  group: name.optional().describe("Who is to do it."),
  url: link.optional(),
});

export type ChangeRequestBody = z.output<typeof changeRequestBody>;
