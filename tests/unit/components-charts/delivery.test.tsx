import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { SpreadChart } from "@/components/charts/delivery/spread-chart";
import { StageChart } from "@/components/charts/delivery/stage-chart";
import { TrendChart } from "@/components/charts/delivery/trend-chart";
import { spreadOf } from "@/lib/charts/delivery/spread";
import { stageBars } from "@/lib/charts/delivery/stages";
import { trendChart } from "@/lib/charts/delivery/trend";
import { distributionOf } from "@/lib/metrics/delivery/distribution";
import { day, trendInput } from "../charts/delivery/trends";

const none = distributionOf([]);
const lead = distributionOf([3_600, 7_200, 86_400, 172_800]);
const stages = { coding: lead, pickup: lead, review: none, merge: none, deploy: lead };

describe("a trend", () => {
  const html = renderToStaticMarkup(
    <TrendChart trend={trendChart(trendInput({ previous: 5, failures: [day(4)], incidents: [{ from: day(4), to: day(5) }] }))} />,
  );

  it("is a named figure whose drawing has a title and a description", () => {
    expect(html).toMatch(/<figure[^>]+aria-labelledby/);
    expect(html).toMatch(/<svg[^>]+role="img"/);
    expect(html).toContain("<title");
    expect(html).toMatch(/<desc[^>]*>It went well\.</);
    expect(html).toContain("<figcaption");
  });

  it("has every bucket in a table that is there without scripts", () => {
    expect(html.match(/<th scope="row"/g)).toHaveLength(14);
    expect(html).toContain('type="checkbox"');
  });

  it("hides from those who listen what the table says better, and names its shapes for those who look", () => {
    expect(html.match(/aria-hidden="true"/g)?.length).toBeGreaterThanOrEqual(2);
    for (const look of ["previous", "failure", "incident"]) expect(html).toContain(`data-look="${look}"`);
  });
});

describe("where the time goes", () => {
  const html = renderToStaticMarkup(<StageChart stages={stageBars(stages, null)} />);

  it("tells waiting from work in the drawing, its key and the table", () => {
    expect(html.match(/data-doing="waiting"/g)).toHaveLength(3);
    expect(html).toContain("(waiting)");
    expect(html).toContain("do not add up");
  });

  it("has no bar where no change has the stage", () => {
    expect(html.match(/style="width/g)).toHaveLength(3);
  });
});

describe("how lead times spread", () => {
  it("says in words and rows what it draws, with the period before beside it", () => {
    const spread = spreadOf(lead, lead);
    const html = spread === null ? "" : renderToStaticMarkup(<SpreadChart spread={spread} />);
    expect(html).toContain("half within");
    expect(html.match(/<th scope="row"/g)).toHaveLength(2);
    expect(html.match(/data-name=/g)).toHaveLength(2);
  });
});
