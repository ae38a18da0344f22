/** Codes of Node's sockets, of PostgreSQL and of Prisma that say: the database cannot be reached, or has no room. */
const OUTAGE =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|08\w{3}|53\w{3}|57P0[1-4]|25006|P1001|P1002|P1008|P1017|P2024|P2028)$/;
const OUTAGE_TEXT =
  /connection (terminated|timeout|ended)|query read timeout|timeout exceeded when trying to connect|server has closed the connection/i;

/**
 * Whether an error, or what caused it, means that a store is unreachable rather than that Wake has a bug. Decided by
 * codes and not by classes: this layer does not know which driver is behind it.
 */
export function isOutage(error: unknown): boolean {
  for (let one = error, depth = 0; one instanceof Error && depth < 6; one = one.cause, depth += 1) {
    if (OUTAGE_TEXT.test(one.message)) return true;
    if ("code" in one && typeof one.code === "string" && OUTAGE.test(one.code)) return true;
    if (one instanceof AggregateError && one.errors.some(isOutage)) return true;
  }
  return false;
}
