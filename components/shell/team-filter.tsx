import { LinkMenu } from "@/components/ui/link-menu";

type Props = {
  readonly teams: readonly string[];
  readonly team: string | null;
  /** Where the page goes for a team; null is all of them. */
  readonly hrefOf: (team: string | null) => string;
};

/** Narrows a page to one team; the choice lives in the address. */
export function TeamFilter({ teams, team, hrefOf }: Props) {
  if (teams.length === 0) return null;
  const options = [null, ...teams].map((name) => ({ label: name ?? "All teams", href: hrefOf(name), current: name === team }));
  return <LinkMenu label="Team" options={options} />;
}
