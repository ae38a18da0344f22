import { LinkMenu } from "@/components/ui/link-menu";
import { stampText } from "@/components/ui/time";
import type { ReleaseModel } from "@/lib/views/release/release";

/** The latest deployments of the service to compare with; nothing where there is no other. */
export function CompareMenu({ model: { comparison, timezone } }: { model: ReleaseModel }) {
  const { options, without, other } = comparison;
  if (options.length === 0) return null;
  const listed = options.map(({ href, version, at, current }) => ({
    href,
    label: version,
    current,
    note: stampText(at, timezone, "stamp"),
  }));
  return (
    <LinkMenu
      label="Compare with"
      value={other === null ? "Compare with" : `Compared with ${other.version}`}
      options={other === null ? listed : [{ href: without, label: "Nothing", current: false }, ...listed]}
      align="end"
    />
  );
}
