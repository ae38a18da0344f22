import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";
import { FormMenu } from "@/components/ui/form-menu";
import { type ReleasesParams, releasesHref } from "@/lib/urls/releases";
import type { ReleasesModel } from "@/lib/views/releases/list";
import styles from "./more-filters.module.css";

type Props = { readonly model: Pick<ReleasesModel, "services" | "environments" | "period">; readonly params: ReleasesParams };

/** What needs more than a choice among few: a service, an environment, a carried change, two days. */
export function MoreFilters({ model, params }: Props) {
  const own = params.period.name === "custom";
  const period = own ? ({ name: "28d" } as const) : params.period;
  return (
    <FormMenu
      wide
      summary="More filters"
      keeps={releasesHref({ ...params, period, page: 1, service: null, environment: null, carries: null })}
    >
      <Select label="Service" name="service" defaultValue={params.service ?? ""} options={named("All services", model.services)} />
      <Select
        label="Environment"
        name="environment"
        defaultValue={params.environment ?? ""}
        options={named("All of production", model.environments)}
      />
      <Input
        label="Carries"
        hint="Part of a change’s title, its number, its commit, or a ticket."
        type="search"
        name="carries"
        defaultValue={params.carries ?? ""}
      />
      <fieldset className={styles.days}>
        <legend>Days of your own, UTC, both included</legend>
        <Input label="From" type="date" name="first" defaultValue={own ? model.period.from.toISOString().slice(0, 10) : ""} />
        <Input label="To" type="date" name="last" defaultValue={own ? lastDay(model.period.to) : ""} />
      </fieldset>
      <div>
        <Button type="submit">Apply</Button>
      </div>
    </FormMenu>
  );
}

const lastDay = (to: Date): string => new Date(to.getTime() - 1).toISOString().slice(0, 10);

const named = (all: string, names: readonly string[]) => [
  { value: "", label: all },
  ...names.map((name) => ({ value: name, label: name })),
];
