import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { type DeliveryParams, deliveryHref } from "@/lib/urls/delivery";

/** The same figures for machines and spreadsheets. */
export function DeliveryDownloads({ params }: { readonly params: DeliveryParams }) {
  const file = (ending: "csv" | "json"): string =>
    deliveryHref({ ...params, why: null, reason: null, rows: 1 }).replace("/delivery", `/delivery.${ending}`);
  return (
    <Section
      title="Take it along"
      note="The figures by day, week or month as CSV, everything on this page as JSON; both from what drew it."
      tools={
        <>
          <LinkButton href={file("csv")} download>
            CSV
          </LinkButton>
          <LinkButton href={file("json")} download>
            JSON
          </LinkButton>
        </>
      }
    >
      {null}
    </Section>
  );
}
