import Link from "next/link";
import { formatPlural } from "@/lib/charts/format";
import { releaseHref } from "@/lib/urls/release";
import type { ReleaseModel } from "@/lib/views/release/release";

type Model = Pick<ReleaseModel, "changes" | "previous"> & { readonly deployment: Pick<ReleaseModel["deployment"], "carriedBy"> };

/** How many changes a release holds since which version, and how that is known. */
export function ChangesNote({ model: { changes, previous, deployment } }: { model: Model }) {
  const since =
    previous === null ? null : <Link href={releaseHref({ id: previous.releaseId, deployment: previous.id })}>{previous.version}</Link>;
  const count = formatPlural(changes.length, "change");
  if (deployment.carriedBy === "commits")
    return (
      <>
        {count} in the commits{since !== null && <> since {since}</>}
      </>
    );
  return (
    <>
      {count}
      {since !== null && <> since {since}</>}
      {deployment.carriedBy === "sender" && ", as its sender listed them"}
    </>
  );
}
