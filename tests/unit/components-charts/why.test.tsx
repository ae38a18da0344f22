import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { WhyDrawer } from "@/components/charts/why/why-drawer";
import { WhyLink } from "@/components/charts/why/why-link";
import type { WhyModel } from "@/lib/charts/why/model";

const why: WhyModel = {
  ...{ metric: "changeFailureRate", about: "Change failure rate, 24 Oct to 20 Nov", question: "Why 5.4 %?" },
  equation: [
    { key: "hits", text: "11", strong: true },
    { key: "of", text: "failed of", strong: false },
    { key: "n", text: "203", strong: true },
  ],
  definition: ["11 of 203 deployments failed.", "Settled deployments that hurt, divided by all settled deployments."],
  steps: [
    { kind: "total", count: "212", text: "deployments", note: null, percent: 100, rows: undefined },
    { kind: "out", count: "9", text: "still observed", note: null, percent: null, rows: { of: "watching", current: true } },
    { kind: "total", count: "203", text: "settled deployments", note: null, percent: 95.8, rows: { of: "counted", current: false } },
  ],
  rows: {
    ...{ of: "watching", title: "Left out: still observed", page: 2, hasNext: true, note: null },
    table: {
      caption: "Left out",
      columns: [
        { label: "Deployment", numeric: false },
        { label: "Finished", numeric: false },
      ],
      rows: [{ key: "1", cells: [{ text: "payments 3.18.0", href: "/releases/1" }, { text: "Thu 19 Nov 10:31" }] }],
    },
  },
  moves: "If the 9 that are being watched hold, it is 5.2 %.",
  facts: [{ term: "Window", value: "24 Oct 00:00 to now, Europe/Oslo" }],
  ...{ jsonHref: "/api/v1/delivery/change-failure-rate/rows", csvHref: "/delivery.csv?why=changeFailureRate" },
};

const hrefOf = (state: { of: string | null; page: number } | null): string =>
  state === null ? "/delivery" : `/delivery?reason=${state.of}&rows=${state.page}`;
const render = (node: ReactNode): string => renderToStaticMarkup(node);
const html = render(<WhyDrawer why={why} hrefOf={hrefOf} link="/delivery?why=changeFailureRate" />);

describe("the drawer behind a figure", () => {
  it("is a named part of the page that can be closed by a link, so without scripts too", () => {
    expect(html).toMatch(/<aside[^>]+aria-labelledby="why-heading"/);
    expect(html).toMatch(/<h2 id="why-heading" tabindex="-1">Why 5\.4 %\?<\/h2>/);
    expect(html).toMatch(/<a[^>]+href="\/delivery"[^>]*>.*?Close/);
  });

  it("shows the equation, the definition, and what would move it", () => {
    const text = html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
    expect(text).toContain("11 failed of 203");
    expect(text).toContain("divided by all settled deployments");
    expect(text).toContain("What would move it If the 9");
    expect(text).toContain("Window 24 Oct 00:00 to now, Europe/Oslo");
  });

  it("leads from each step to its rows, marks the one that is open, and says what is taken away", () => {
    expect(html).toContain("−9");
    expect(html).toMatch(
      /href="\/delivery\?reason=watching&amp;rows=1"[^>]*aria-current="true"|aria-current="true"[^>]*href="\/delivery\?reason=watching&amp;rows=1"/,
    );
    expect(html).toContain('href="/delivery?reason=counted&amp;rows=1"');
  });

  it("links its rows and pages through them, keeping the reason", () => {
    expect(html).toContain('href="/releases/1"');
    expect(html).toContain('href="/delivery?reason=watching&amp;rows=3"');
    expect(html).toContain('href="/delivery?reason=watching&amp;rows=1"');
  });

  it("hands over the same rows as JSON and as CSV", () => {
    expect(html).toMatch(/href="\/api\/v1\/delivery\/change-failure-rate\/rows"[^>]*download/);
    expect(html).toMatch(/href="\/delivery\.csv\?why=changeFailureRate"[^>]*download/);
  });
});

it("the link that opens it names its figure, and can be found again to give the focus back", () => {
  const link = render(<WhyLink metric="changeFailureRate" name="Change failure rate" href="/delivery?why=changeFailureRate" />);
  expect(link).toContain('id="why-changeFailureRate"');
  expect(link.replaceAll(/<[^>]+>/g, "")).toBe("Why this number? Change failure rate");
});
