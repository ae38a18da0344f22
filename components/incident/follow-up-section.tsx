import { Section } from "@/components/ui/section";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { VerdictMark } from "@/components/ui/verdict-mark";
import type { IncidentModel } from "@/lib/views/incident/incident";
import type { FollowUp } from "@/lib/views/incident/learnt";
import { FinishForm } from "./finish-form";
import { FollowUpForm } from "./follow-up-form";
import type { IncidentAction } from "./incident-action";

type Props = { readonly model: IncidentModel; readonly add: IncidentAction; readonly finish: IncidentAction };

/** Work that the incident leaves behind: who does it, and by when. */
export function FollowUpSection({ model, add, finish }: Props) {
  const open = model.followUps.filter(({ doneAt }) => doneAt === null);
  const overdue = open.filter((one) => one.overdue).length;
  return (
    <Section id="follow-ups" title="Follow-ups" note={noteOf(model.followUps.length, open.length, overdue)}>
      {model.followUps.length > 0 && (
        <Table
          caption="Follow-ups, what is due first first"
          rows={model.followUps}
          rowKey={({ id }) => id}
          columns={[
            { key: "what", title: "What", cell: ({ title }) => title, phone: "lead" },
            { key: "owner", title: "Owner", cell: ({ owner }) => owner, phone: "detail" },
            { key: "due", title: "Due", cell: (one) => <Due one={one} zone={model.timezone} />, phone: "detail" },
            ...(model.mayDecide
              ? [
                  {
                    key: "done",
                    title: "Done",
                    cell: (one: FollowUp) => <FinishForm incident={model.id} followUp={one} action={finish} />,
                    phone: "aside" as const,
                  },
                ]
              : []),
          ]}
        />
      )}
      {model.mayDecide && <FollowUpForm incident={model.id} action={add} />}
    </Section>
  );
}

function noteOf(all: number, open: number, overdue: number): string {
  if (all === 0) return "None yet.";
  if (open === 0) return "All of them are done.";
  return overdue === 0 ? `${open} open, none overdue.` : `${open} open, ${overdue} overdue.`;
}

function Due({ one, zone }: { one: FollowUp; zone: string }) {
  if (one.doneAt !== null)
    return (
      <>
        <VerdictMark icon="ring-tick" tone="good" small>
          Done
        </VerdictMark>{" "}
        <Time at={one.doneAt} zone={zone} show="day" />
        {one.doneBy !== null && `, ${one.doneBy}`}
      </>
    );
  const day = <Time at={`${one.dueOn}T12:00:00Z`} zone="UTC" show="day" />;
  return one.overdue ? (
    <>
      <VerdictMark icon="clock" tone="warn" small>
        Overdue
      </VerdictMark>{" "}
      since {day}
    </>
  ) : (
    day
  );
}
