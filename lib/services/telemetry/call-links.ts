import type { EdgeSeen, writeEdges } from "@/lib/db/telemetry/write-edges";
import type { ServiceEdge } from "@/lib/domain/service-edge";
import type { CallHints } from "@/lib/ingest/otlp/reduction";
import { log } from "@/lib/log";
import { RecentMap } from "./recent-map";

type Made = Pick<ServiceEdge, "environment" | "peer"> & { readonly service: string };

/** Ends of calls that wait for their other end. */
const MOST_WAITING = 65_536;
/** Edges that wait to be written; an installation has a few for each service. */
const MOST_EDGES = 10_000;
const WRITE_EVERY_MS = 60_000;

/**
 * Learns which service stands behind the names that others call: both ends of a call carry its id, each in a body of its own, and
 * whichever comes first waits for the other. What is forgotten meanwhile is learnt from a later call. Edges are written once a minute.
 */
export class CallLinks {
  readonly #write: typeof writeEdges;
  readonly #made = new RecentMap<Made>(MOST_WAITING);
  readonly #taken = new RecentMap<string>(MOST_WAITING);
  #edges = new Map<string, EdgeSeen>();
  #timer: NodeJS.Timeout | null = null;

  constructor(write: typeof writeEdges) {
    this.#write = write;
  }

  note({ made, taken }: CallHints, now: Date): void {
    for (const { id, service, environment, peer } of made) {
      const call = { service, environment, peer };
      this.#made.set(id, call);
      const callee = this.#taken.get(id);
      if (callee !== undefined) this.#learn(call, callee, now.getTime());
    }
    for (const { id, service } of taken) {
      this.#taken.set(id, service);
      const call = this.#made.get(id);
      if (call !== undefined) this.#learn(call, service, now.getTime());
    }
  }

  /** Writes what was learnt since the last time. What cannot be written is kept for the next. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const edges = this.#edges;
    if (edges.size === 0) return;
    this.#edges = new Map();
    try {
      await this.#write([...edges.values()]);
    } catch (error) {
      for (const edge of edges.values()) this.#keep(edge);
      log.warn({ reason: error instanceof Error ? error.message : "unknown" }, "who calls whom could not be written yet");
    }
  }

  #learn({ service: caller, environment, peer }: Made, callee: string, nowMs: number): void {
    this.#keep({ caller, environment, peer, callee, firstMs: nowMs, lastMs: nowMs });
  }

  #keep(edge: EdgeSeen): void {
    const key = JSON.stringify([edge.caller, edge.environment, edge.peer, edge.callee]);
    const known = this.#edges.get(key);
    if (known === undefined && this.#edges.size >= MOST_EDGES) return;
    const [firstMs, lastMs] = [Math.min(edge.firstMs, known?.firstMs ?? edge.firstMs), Math.max(edge.lastMs, known?.lastMs ?? edge.lastMs)];
    this.#edges.set(key, { ...edge, firstMs, lastMs });
    this.#timer ??= setTimeout(() => void this.flush(), WRITE_EVERY_MS).unref();
  }
}
