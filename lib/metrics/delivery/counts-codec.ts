import { pushVarint, type VarintReader } from "@/lib/domain/varint";
import { CARRY_OUTS, CHANGE_OUTS, HURT_REASONS, REWORK_REASONS } from "./fact";
import type { Counts } from "./summary";

/** Appends counts. Those by reason follow the order of their list and say how long it was, so that a list may grow at its end. */
export function pushCounts(bytes: number[], counts: Counts): void {
  for (const value of [counts.reached, counts.failed, counts.hurt, counts.rework, counts.commitOut, counts.botCommitOut])
    pushVarint(bytes, value);
  pushReasons(bytes, HURT_REASONS, counts.hurtBy);
  pushReasons(bytes, REWORK_REASONS, counts.reworkBy);
  pushReasons(bytes, CARRY_OUTS, counts.carryOut);
  pushReasons(bytes, CHANGE_OUTS, counts.changeOut);
  pushReasons(bytes, CHANGE_OUTS, counts.botChangeOut);
}

/** What `pushCounts` wrote; reasons that nothing had are left out. */
export function readCounts(reader: VarintReader): Counts {
  const [reached, failed, hurt, rework] = [reader.next(), reader.next(), reader.next(), reader.next()];
  const [commitOut, botCommitOut] = [reader.next(), reader.next()];
  return {
    ...{ reached, failed, hurt, rework, commitOut, botCommitOut },
    hurtBy: readReasons(reader, HURT_REASONS),
    reworkBy: readReasons(reader, REWORK_REASONS),
    carryOut: readReasons(reader, CARRY_OUTS),
    changeOut: readReasons(reader, CHANGE_OUTS),
    botChangeOut: readReasons(reader, CHANGE_OUTS),
  };
}

function pushReasons<R extends string>(bytes: number[], reasons: readonly R[], counts: Readonly<Partial<Record<R, number>>>): void {
  const last = reasons.findLastIndex((reason) => (counts[reason] ?? 0) > 0);
  pushVarint(bytes, last + 1);
  for (const reason of reasons.slice(0, last + 1)) pushVarint(bytes, counts[reason] ?? 0);
}

function readReasons<R extends string>(reader: VarintReader, reasons: readonly R[]): Partial<Record<R, number>> {
  const counts: Partial<Record<R, number>> = {};
  const length = reader.next();
  for (let index = 0; index < length; index++) {
    const [reason, count] = [reasons[index], reader.next()];
    if (reason !== undefined && count > 0) counts[reason] = count;
  }
  return counts;
}
