import { z } from "zod";

const text = (what: string) => z.string(`Name the ${what}.`).trim().min(1, `Name the ${what}.`).max(255, "Use at most 255 characters.");

/** Which metric is meant, by the names that its sender gave it. */
export const promotionSchema = z.object({ service: text("service"), name: text("metric") });
