import { readdirSync, readFileSync } from "node:fs";
import { pool } from "@/lib/db/pool";

/** CPU in seconds. */
export type Cpu = { readonly node: number; readonly server: number };

/** What some work costs this process and the server. */
export async function cpuOf(work: () => Promise<unknown>): Promise<Cpu> {
  const [before, own] = [await serverSeconds(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(own);
  return { node: (user + system) / 1e6, server: (await serverSeconds()) - before };
}

export const bothOf = ({ node, server }: Cpu): number => node + server;

/** An idle connection tells what it read after ten seconds at the latest. */
const TOLD_AFTER_MS = 11_000;

/** Rows that statements have read so far, by scan or by index. */
export async function rowsRead(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, TOLD_AFTER_MS));
  const { rows } = await pool().query<{ read: number }>(
    `SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::float8 AS read FROM pg_stat_user_tables`,
  );
  return rows[0]?.read ?? 0;
}

/** CPU that the server's processes have used so far, in seconds. */
async function serverSeconds(): Promise<number> {
  const { rows } = await pool().query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const parent = statOf(`${rows[0]?.pid}`)?.parent;
  const own = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
  return own.filter((one) => one.parent === parent || one.pid === parent).reduce((sum, { seconds }) => sum + seconds, 0);
}

/** A process as Linux tells of it; times are in hundredths of a second, those of children that ended included. */
function statOf(pid: string): { pid: string; parent: string; seconds: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid, parent: fields[1] ?? "", seconds: ticks / 100 };
  } catch {
    return null;
  }
}
