import { z } from "zod";
import { APPROVAL_STATUSES } from "../facts/facts";
import { instant, link, listOf, name, text } from "./fields";

/** What `POST /api/v1/events/approvals` reads. `null` is the same as leaving a field out; other fields are ignored and named. */
export const approvalBody = z.object({
  id: name.describe("Your id of this request for approval, the same in each of its events."),
  status: z.enum(APPROVAL_STATUSES).describe("What this event says has happened."),
  subject: name.optional().describe("What is to be approved: the id of a deployment, the number of a change request, or a release."),
  service: name.optional(),
  environment: name.toLowerCase().optional(),
  requestedAt: instant.optional(),
  decidedAt: instant.optional(),
  dueAt: instant.optional(),
  requestedBy: name.optional(),
  approvers: listOf(50).optional().describe("Who may decide."),
  decidedBy: listOf(50).optional(),
  comment: text(2_000).optional(),
  url: link.optional(),
});

export type ApprovalBody = z.output<typeof approvalBody>;
