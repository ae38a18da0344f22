import { Button } from "@/components/ui/button";
import { DemoBanner } from "./demo-banner";

type Props = {
  /** Whether the viewer may remove it. */
  readonly removable: boolean;
  readonly remove: () => Promise<void>;
};

/** Says that the company on screen is invented, and takes it away with one click. What is real stays. */
export function DemoNotice({ removable, remove }: Props) {
  return (
    <DemoBanner
      action={
        removable && (
          <form action={remove}>
            <Button type="submit">Remove the demo data</Button>
          </form>
        )
      }
    >
      These teams, releases and signals are invented; every number is computed from their rows. Your own data joins them as it arrives.
    </DemoBanner>
  );
}
