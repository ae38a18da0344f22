import { artifactsFor } from "@/lib/db/read/carried/built";
import { type CommitName, commitsNamed } from "@/lib/db/read/carried/commits";
import { groupBy } from "@/lib/domain/group-by";
import { commitBuilt } from "@/lib/ingest/carried/built-from";
import { isCommitName, shortCommit } from "@/lib/ingest/carried/commit-name";

/** A deployment with the commit that it is, as far as anybody says, and the words that this rests on. */
export type Resolved = { readonly commit: string | null; readonly restsOn: readonly string[] };

type Shipped = {
  readonly service: string;
  readonly version: string;
  readonly commit: string | null;
  readonly artifact: string | null;
  /** Its commit is that of the manifests. */
  readonly fromConfig: boolean;
};

/**
 * The commits of some deployments, in the same order: what was said of each, else what its artifact was built from, else the commit of
 * its manifests.
 */
export async function resolveCommits(shipped: readonly Shipped[]): Promise<Resolved[]> {
  const unknown = shipped.filter(({ commit, fromConfig }) => commit === null || fromConfig);
  const built =
    unknown.length === 0
      ? []
      : await artifactsFor(
          unknown.flatMap(({ artifact }) => artifact ?? []),
          unknown.map(({ version }) => version),
        );
  return shipped.map((one) => {
    if (one.commit !== null && !one.fromConfig) return { commit: one.commit, restsOn: [shortCommit(one.commit)] };
    const commit = commitBuilt(one, built) ?? one.commit;
    const artifacts = [one.version, one.artifact].flatMap((word) => (word === null ? [] : [`art:${word}`]));
    const changes = built.flatMap(({ id, version, change }) =>
      change !== null && (id === one.artifact || version === one.version) ? [`chg:${change}`] : [],
    );
    return { commit, restsOn: [...artifacts, ...changes, ...(commit === null ? [] : [shortCommit(commit)])] };
  });
}

/**
 * The pushed commits that some names mean, by name: the only one that begins so in the deployment's repository, else in all of them.
 * A name that is none, or means several, has no entry.
 */
export async function pushedAs(
  wanted: readonly { readonly name: string; readonly repository: string | null }[],
): Promise<Map<string, CommitName>> {
  const names = wanted.filter(({ name }) => isCommitName(name));
  const found = groupBy(names.length === 0 ? [] : await commitsNamed([...new Set(names.map(({ name }) => name))]), ({ name }) => name);
  return new Map(
    names.flatMap(({ name, repository }) => {
      const all = found.get(name.toLowerCase()) ?? [];
      const own = all.filter((commit) => commit.repository === repository);
      const choice = own.length > 0 ? own : all;
      const [only] = choice;
      const isOne = only !== undefined && choice.every(({ sha }) => sha === only.sha);
      return isOne ? [[pushedKey({ name, repository }), only] as const] : [];
    }),
  );
}

export const pushedKey = ({ name, repository }: { readonly name: string; readonly repository: string | null }): string =>
  JSON.stringify([name, repository]);
