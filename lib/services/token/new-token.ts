import { z } from "zod";
import { SCOPES } from "@/lib/domain/access";

const places = z.array(z.string().trim().min(1).max(200, "Use at most 200 characters for each.")).max(100, "Name at most 100.");

/** What a new token needs. `services` and `environments` restrict it; an empty list means all. */
export const newTokenSchema = z.object({
  name: z.string("Give it a name.").trim().min(1, "Give it a name.").max(80, "Use at most 80 characters."),
  scopes: z.array(z.enum(SCOPES)).min(1, "Choose at least one thing that it may do."),
  services: places.default([]),
  environments: places.default([]),
  expiresInDays: z.number("Say for how many days.").int().min(1, "Use at least one day.").max(3_650, "Use at most ten years.").nullable(),
});
