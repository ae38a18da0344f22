import type { z } from "zod";
import { WakeError } from "@/lib/domain/error";

/** Input in the shape of a schema; throws `invalid` naming every wrong field. */
export function parseInput<Shape extends z.ZodType>(schema: Shape, input: unknown): z.output<Shape> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }));
  throw new WakeError("invalid", "Some fields need another look.", { issues });
}
