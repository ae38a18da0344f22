import { LinkMenu } from "@/components/ui/link-menu";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import type { DeliveryParams } from "@/lib/urls/delivery";
import type { DeliveryModel } from "@/lib/views/delivery/model";
import styles from "./delivery-filters.module.css";
import type { To } from "./to";

type Props = { readonly model: DeliveryModel; readonly params: DeliveryParams; readonly to: To };

/** What the figures are about: a team, a service, an environment; and whose changes count, as changes or commits. */
export function DeliveryFilters({ model, params, to }: Props) {
  const { teams, services, environments } = model.options;
  return (
    <div className={styles.filters}>
      <Choice
        label="Team"
        all="All teams"
        names={teams}
        current={params.team}
        hrefOf={(team) => to({ team, service: null, page: 1, teamPage: 1 })}
      />
      <Choice
        label="Service"
        all="All services"
        names={services}
        current={params.service}
        hrefOf={(service) => to({ service, page: 1, teamPage: 1 })}
      />
      <Choice
        label="Environment"
        all="All of production"
        names={environments}
        current={params.environment}
        hrefOf={(environment) => to({ environment, page: 1, teamPage: 1 })}
      />
      <span className={styles.gap} />
      <SegmentedLinks
        label="Lead time of changes by"
        segments={[
          { label: "People", href: to({ bots: false }), current: !params.bots, title: "Changes of bots do not count in lead time" },
          { label: "People and bots", href: to({ bots: true }), current: params.bots },
        ]}
      />
      <SegmentedLinks
        label="Lead time of"
        segments={[
          { label: "Changes", href: to({ unit: "change" }), current: params.unit === "change" },
          { label: "Commits", href: to({ unit: "commit" }), current: params.unit === "commit" },
        ]}
      />
    </div>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly all: string;
  readonly names: readonly string[];
  readonly current: string | null;
  readonly hrefOf: (name: string | null) => string;
};

function Choice({ label, all, names, current, hrefOf }: ChoiceProps) {
  if (names.length < 2 && current === null) return null;
  const known = current === null || names.includes(current) ? names : [current, ...names];
  const options = [null, ...known].map((name) => ({ label: name ?? all, href: hrefOf(name), current: name === current }));
  return <LinkMenu label={label} options={options} />;
}
