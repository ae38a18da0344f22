import { stat } from "node:fs/promises";
import path from "node:path";

/** PostgreSQL refuses to run as root. `null` means: as whoever runs Wake. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null;

const nobody = { uid: 65_534, gid: 65_534 };

/** Who runs the server of a cluster: the caller, or when the caller is root, the owner of the existing cluster, else `nobody`. */
export async function serverUser(cluster: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(cluster).catch(() => null);
  return owner === null || owner.uid === 0 ? nobody : { uid: owner.uid, gid: owner.gid };
}

/** Whether that user may enter a folder: each folder on the way to it lets them pass. Paths that do not exist yet count as open. */
export async function canEnter(folder: string, user: ServerUser): Promise<boolean> {
  if (user === null) return true;
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found !== null && !passes(found, user)) return false;
    if (at === path.dirname(at)) return true;
  }
}

function passes(folder: { mode: number; uid: number; gid: number }, user: { uid: number; gid: number }): boolean {
  if (folder.uid === user.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === user.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}
