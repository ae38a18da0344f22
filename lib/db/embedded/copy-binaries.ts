import { existsSync } from "node:fs";
import { cp, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { type Binaries, moved } from "./binaries";
import { makeLinks, missingLinks } from "./links";

/** Copies the programs to `folder` once; later calls find them there. The rename makes a copy whole or absent. */
export async function copyBinaries(binaries: Binaries, folder: string): Promise<Binaries> {
  if (!existsSync(folder)) {
    const partial = `${folder}.${process.pid}.partial`;
    await mkdir(path.dirname(folder), { recursive: true, mode: 0o755 });
    await cp(binaries.root, partial, { recursive: true, verbatimSymlinks: true });
    await makeLinks(await missingLinks(partial));
    await rename(partial, folder).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(folder)) throw error;
    });
    await rm(partial, { recursive: true, force: true });
  }
  return moved(binaries, folder);
}
