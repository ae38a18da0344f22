import { type ReactNode, useState } from "react";
import { Input } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";
import { TextArea } from "@/components/ui/form/text-area";
import { OBJECTIVE_DAYS, type Objective } from "@/lib/domain/objective";
import type { ObjectiveState } from "./objective-state";

type Props = { readonly edited: Objective | null; readonly state: ObjectiveState };

const KINDS = [
  { value: "availability", label: "Requests succeed" },
  { value: "latency", label: "Requests are quick" },
];

/** What is promised: the fields that a new objective and a changed one share. */
export function ObjectiveFields({ edited, state: { refusal, typed } }: Props): ReactNode {
  const [kind, setKind] = useState(edited?.kind ?? typed["kind"] ?? "availability");
  const wrong = (field: string): string | undefined => refusal?.fields[field];
  return (
    <>
      {edited === null && (
        <Select
          key={typed["kind"]}
          label="What"
          name="kind"
          options={KINDS}
          defaultValue={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
          error={wrong("kind")}
        />
      )}
      {kind === "latency" && (
        <Input
          label="Slower than this is bad, ms"
          hint="Counted at the nearest bound of the stored histogram, within 4.4 %."
          name="thresholdMs"
          type="number"
          min={1}
          defaultValue={typed["thresholdMs"] ?? edited?.thresholdMs ?? ""}
          error={wrong("thresholdMs")}
          required
        />
      )}
      <Terms edited={edited} typed={typed} wrong={wrong} />
    </>
  );
}

type TermsProps = Pick<Props, "edited"> & {
  readonly typed: ObjectiveState["typed"];
  readonly wrong: (field: string) => string | undefined;
};

/** How much of it shall be good, of what, and what it is called. */
function Terms({ edited, typed, wrong }: TermsProps): ReactNode {
  return (
    <>
      <Input
        label="Share that shall be good, %"
        name="target"
        type="number"
        min={50}
        max={99.999}
        step="any"
        defaultValue={typed["target"] ?? (edited === null ? "99.9" : percentOf(edited.target))}
        error={wrong("target")}
        required
      />
      <Input
        label="Name"
        hint="Such as Availability, or the journey: Checkout."
        name="name"
        maxLength={200}
        defaultValue={typed["name"] ?? edited?.name ?? ""}
        error={wrong("name")}
      />
      <Select
        key={typed["windowDays"]}
        label="Counted over"
        name="windowDays"
        options={OBJECTIVE_DAYS.map((days) => ({ value: String(days), label: `${days} days` }))}
        defaultValue={typed["windowDays"] ?? String(edited?.windowDays ?? 30)}
        error={wrong("windowDays")}
      />
      <TextArea
        label="Only these operations"
        hint="For a journey: one a line, as the service’s page names them. Empty for the whole service."
        name="operations"
        defaultValue={typed["operations"] ?? edited?.operations.join("\n") ?? ""}
        error={wrong("operations")}
      />
    </>
  );
}

/** 0.9995 as 99.95: without what floating point adds. */
const percentOf = (target: number): string => String(Math.round(target * 1e7) / 1e5);
