import type { Json } from "./fields";
import { momentOf } from "./moment";
import { timeAt } from "./time";

/** The time at a path as facts hold it (`momentOf`); undefined when there is none. For what has happened; plans may lie ahead. */
export const momentAt = (value: Json, path: string, receivedAt: Date): string | undefined => momentOf(timeAt(value, path), receivedAt);
