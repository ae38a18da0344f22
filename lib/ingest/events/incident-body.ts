import { z } from "zod";
import { INCIDENT_STATUSES } from "@/lib/domain/incident";
import { instant, labels, link, listOf, name, text } from "./fields";

/** What `POST /api/v1/events/incidents` reads. `null` is the same as leaving a field out; other fields are ignored and named. */
export const incidentBody = z.object({
  id: name.describe("Your id of this incident, the same in each of its events."),
  title: text(500),
  status: z.enum(INCIDENT_STATUSES).describe("What this event says has happened."),
  severity: name.optional(),
  openedAt: instant.describe("When users began to be hurt."),
  acknowledgedAt: instant.optional(),
  resolvedAt: instant.optional().describe("When users were no longer hurt. Without it, a resolved incident ended when Wake was told."),
  reopenedAt: instant.optional().describe("When it began again. Without it, when Wake was told."),
  services: listOf(200).optional(),
  environment: name.toLowerCase().optional(),
  causedBy: listOf(100).optional().describe("Deployments that caused it: their ids, versions or commits. They may arrive later."),
  fixedBy: listOf(100).optional(),
  url: link.optional(),
  labels: labels.optional(),
});

export type IncidentBody = z.output<typeof incidentBody>;
