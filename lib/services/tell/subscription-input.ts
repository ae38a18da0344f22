import { z } from "zod";
import { STORY_TOPICS, SUBSCRIPTION_KINDS } from "@/lib/domain/story";

const list = z.array(z.string().trim().min(1).max(200)).max(100, "Name at most 100.").default([]);

export const concernSchema = z.object({
  /** Topics; none of them means all that went wrong. */
  events: z.array(z.enum(STORY_TOPICS, `Choose among ${STORY_TOPICS.join(", ")}.`)).default([]),
  services: list,
  environments: list.transform((names) => names.map((name) => name.toLowerCase())),
});

export const newSubscriptionSchema = concernSchema.extend({
  name: z.string("Give it a name.").trim().min(1, "Give it a name.").max(80, "Use at most 80 characters."),
  kind: z.enum(SUBSCRIPTION_KINDS, `Choose one of ${SUBSCRIPTION_KINDS.join(", ")}.`),
  url: z.string("Give the address.").trim().min(1, "Give the address.").max(2_000, "Use at most 2,000 characters."),
});

export const subscriptionRef = z.object({ subscription: z.string("Name the receiver.") });
