import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LinkMenu } from "@/components/ui/link-menu";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { TabLinks } from "@/components/ui/tab-links";

const choices = [
  { label: "24 h", href: "/?period=24h", current: false },
  { label: "7 days", href: "/?period=7d", current: true },
];

test.each([
  ["segments", <SegmentedLinks key="s" label="Period" segments={choices} />],
  ["a menu", <LinkMenu key="m" label="Period" options={choices} />],
  ["tabs", <TabLinks key="t" label="Period" tabs={choices} />],
])("%s: every choice is an address, and exactly the chosen one is marked", (_, element) => {
  const html = renderToStaticMarkup(element);
  expect(html.match(/href="([^"]+)"/g)).toEqual(['href="/?period=24h"', 'href="/?period=7d"']);
  const marked = html.match(/<a[^>]*aria-current="[^"]+"[^>]*>/g) ?? [];
  expect(marked.map((tag) => /href="([^"]+)"/.exec(tag)?.[1])).toEqual(["/?period=7d"]);
});

test("a closed menu is named by what is chosen in it", () => {
  const summary = /<summary.*<\/summary>/.exec(renderToStaticMarkup(<LinkMenu label="Team" options={choices} />))?.[0];
  expect(summary?.replace(/<[^>]+>/g, "")).toBe("Team: 7 days");
});
