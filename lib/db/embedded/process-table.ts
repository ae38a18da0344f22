import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const ps = async (pid: number, column: string): Promise<string | null> =>
  promisify(execFile)("ps", ["-o", `${column}=`, "-p", String(pid)]).then(
    ({ stdout }) => stdout.trim(),
    () => null,
  );

const hasProc = existsSync("/proc/self/stat");

/** The command line of a process; null when there is no such process. A zombie has none. */
export async function commandLineOf(pid: number): Promise<string | null> {
  if (!hasProc) return ps(pid, "command");
  const text = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return text === "" ? null : text.replaceAll("\0", " ");
}

/** When a process began, in the system's own words: equal strings mean the same process and not a reused number. Null when it is gone. */
export async function startOf(pid: number): Promise<string | null> {
  if (!hasProc) return ps(pid, "lstart");
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const [state, ...fields] = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return state === "Z" ? null : (fields[18] ?? null);
}
