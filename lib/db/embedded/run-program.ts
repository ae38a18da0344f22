import { spawn } from "node:child_process";
import path from "node:path";
import type { Placement } from "./placement";

/**
 * Neither the caller's settings nor its folder reach PostgreSQL: the server's user may be unable to enter that folder. (NODE_ENV is
 * there because Next's types demand it of every environment.)
 */
export const surroundings = { cwd: "/", env: { LC_ALL: "C", TZ: "UTC", PATH: "/usr/bin:/bin", NODE_ENV: "production" } } as const;

/** Runs one of PostgreSQL's programs as the server's user; rejects with what it said when it fails. */
export function runProgram(placement: Placement, program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(placement.binaries.bin, program), args, {
      ...surroundings,
      ...placement.user,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    const hear = (text: string): void => {
      said = `${said}${text}`.slice(-4_000);
    };
    child.stdout.setEncoding("utf8").on("data", hear);
    child.stderr.setEncoding("utf8").on("data", hear);
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`${program} failed (exit ${code}):\n${said.trim()}`))));
  });
}
