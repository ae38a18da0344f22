/** What the words of a change are read from. */
export type WordsOfChange = {
  readonly title: string | null;
  readonly headBranch: string | null;
  readonly labels: Readonly<Record<string, string>>;
};

/** The change that a revert takes back, as far as its words tell: by its number, by its title, or by both. */
export type Reverted = { readonly number: number | null; readonly title: string | null };

/** `Revert "…"` as git and the forges write it, or `revert: …` of Conventional Commits; a number of its own may follow. */
const QUOTED = /^\s*revert\s+["'“‘«](.+)["'”’»]\s*(?:\([#!]\d+\))?\s*$/i;
const CONVENTIONAL = /^\s*revert(?:\([^)]*\))?!?:\s*(.+?)\s*$/i;
/** A forge calls the branch of a revert after the number of what it takes back. */
const BRANCH = /^revert-(\d+)-(.+)$/i;
/** A squashed change ends in its number; a title may also be nothing else. */
const NUMBER_AT_END = /^(?:(.*?)\s*\([#!](\d{1,9})\)|[#!](\d{1,9}))$/;

/**
 * What a change takes back: null when it is no revert. The revert of a revert puts a change back, which repairs nothing, so it is none.
 * Titles: `Revert "…"`, `revert: …`; branches: `revert-<number>-…`. Where both say that it is one, the title tells whether of a revert.
 */
export function revertedBy({ title, headBranch }: Pick<WordsOfChange, "title" | "headBranch">): Reverted | null {
  const branch = headBranch ?? "";
  const said = revertedTitle(title);
  const isRevert = said === null ? isRevertBranch(branch) : isRevertTitle(title);
  if (!isRevert) return null;
  const digits = BRANCH.exec(branch)?.[1];
  const named = numberedTitle(said);
  // A number at the end of the title of a revert may be that of what the revert took back.
  const atEnd = revertedTitle(said) === null ? named.number : null;
  return { number: digits === undefined ? atEnd : Number(digits), title: named.title };
}

function revertedTitle(title: string | null): string | null {
  const line = firstLine(title);
  return QUOTED.exec(line)?.[1] ?? CONVENTIONAL.exec(line)?.[1] ?? null;
}

/** The title of a direct commit may be its whole message. */
const firstLine = (title: string | null): string => (title ?? "").trimStart().split(/\r?\n/, 1)[0] ?? "";

/** Whether a title takes something back: the revert of a revert does not, the revert of that does. */
function isRevertTitle(title: string | null): boolean {
  const taken = revertedTitle(title);
  return taken !== null && !isRevertTitle(taken);
}

function isRevertBranch(branch: string): boolean {
  const rest = BRANCH.exec(branch)?.[2];
  return rest !== undefined && !isRevertBranch(rest);
}

function numberedTitle(title: string | null): Reverted {
  const [, before, atEnd, alone] = NUMBER_AT_END.exec(firstLine(title).trimEnd()) ?? [];
  const number = atEnd ?? alone;
  return number === undefined
    ? { number: null, title: title === null ? null : firstLine(title) }
    : { number: Number(number), title: before === "" ? null : (before ?? null) };
}

/** A title as titles are compared: without the number that a squash puts at its end, and whatever its case and spaces. */
export function comparableTitle(title: string | null): string | null {
  const words = numberedTitle(title).title?.trim().replace(/\s+/g, " ").toLowerCase();
  return words === undefined || words === "" ? null : words;
}

/** Whether a change says that it is a hotfix: by its branch (`hotfix/…`, `hotfix-…`) or by a label of that name. */
export const isHotfix = ({ headBranch, labels }: Pick<WordsOfChange, "headBranch" | "labels">): boolean =>
  /^hotfix[/-]/i.test(headBranch ?? "") || Object.entries(labels).some(([key, value]) => isKey(key, "hotfix") && !NO.test(value));

/** Whether the labels of a deployment say that it is a hotfix: `hotfix` (unless it says no), or `fixes` or `hotfix_of` with a value. */
export const saysHotfix = (labels: Readonly<Record<string, string>>): boolean =>
  Object.entries(labels).some(
    ([key, value]) =>
      !NO.test(value) && (isKey(key, "hotfix") || ((isKey(key, "fixes") || isKey(key, "hotfix_of")) && value.trim() !== "")),
  );

/** What those labels name as repaired: versions, releases or deployments, parted by commas or spaces. A yes or no names nothing. */
export const hotfixOf = (labels: Readonly<Record<string, string>>): string[] =>
  Object.entries(labels).flatMap(([key, value]) => {
    const isNaming = isKey(key, "hotfix") ? !YES.test(value) : isKey(key, "fixes") || isKey(key, "hotfix_of");
    return isNaming && !NO.test(value) ? value.split(/[\s,]+/).filter((word) => word !== "") : [];
  });

const NO = /^\s*(false|no|none|off|0)\s*$/i;
const YES = /^\s*(true|yes|on|1)\s*$/i;
const isKey = (key: string, name: string): boolean => key.trim().toLowerCase().replaceAll("-", "_") === name;
