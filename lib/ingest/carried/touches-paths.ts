/** A list as long as this may have been cut. */
const LONGEST_LIST = 1_000;

/** Whether a commit touches one of some folders or files of its repository. Where its files are not known, it does. */
export function touchesPaths(files: readonly string[] | null, paths: readonly string[]): boolean {
  if (paths.length === 0 || files === null || files.length >= LONGEST_LIST) return true;
  const prefixes = paths.map((path) => path.replace(/^\.?\/+/, "").replace(/\/+$/, ""));
  return files.some((file) => prefixes.some((prefix) => prefix === "" || file === prefix || file.startsWith(`${prefix}/`)));
}
