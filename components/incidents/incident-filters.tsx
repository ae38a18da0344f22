import { choiceOptions } from "@/components/ui/choice-options";
import { LinkMenu } from "@/components/ui/link-menu";
import { CAUSE_FILTERS, INCIDENT_FILTERS, type IncidentsParams } from "@/lib/urls/incidents";
import type { IncidentsModel } from "@/lib/views/incidents/list";
import { CAUSE_WORD, STATE_WORD } from "./incident-words";

type Props = {
  readonly model: Pick<IncidentsModel, "services" | "environments">;
  readonly params: IncidentsParams;
  readonly to: (change: Partial<IncidentsParams>) => string;
};

/** The choices of one among few: where an incident stands, what is known of its cause, and whom it hurt. */
export function IncidentFilters({ model, params, to }: Props) {
  return (
    <>
      <LinkMenu
        label="State"
        options={choiceOptions(
          "Open and resolved",
          INCIDENT_FILTERS,
          (one) => STATE_WORD[one],
          params.state,
          (state) => to({ state }),
        )}
      />
      <LinkMenu
        label="Cause"
        options={choiceOptions(
          "Any cause",
          CAUSE_FILTERS,
          (one) => CAUSE_WORD[one],
          params.cause,
          (cause) => to({ cause }),
        )}
      />
      <LinkMenu
        label="Service"
        options={choiceOptions(
          "All services",
          model.services,
          (name) => name,
          params.service,
          (service) => to({ service }),
        )}
      />
      <LinkMenu
        label="Environment"
        options={choiceOptions(
          "All environments",
          model.environments,
          (name) => name,
          params.environment,
          (environment) => to({ environment }),
        )}
      />
    </>
  );
}
