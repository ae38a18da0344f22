import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PageLoading } from "@/components/shell/page-loading";
import { PanelCaption } from "@/components/ui/panel/panel-caption";
import { type Nothing, PanelMessage } from "@/components/ui/panel/panel-message";

const NOTHING: readonly Nothing[] = ["never", "not-in-range", "failed", "forbidden", "expired"];

const message = (because: Nothing): ReactNode => (
  <PanelMessage because={because} title="Nothing here">
    Look elsewhere.
  </PanelMessage>
);

test("a page whose data is on its way says so once, with its title", () => {
  const html = renderToStaticMarkup(<PageLoading title="Releases" shape="rows" />);
  expect(html).toContain('aria-busy="true"');
  expect(html).toMatch(/<h1[^>]*>Releases<\/h1>/);
  expect(html.match(/Loading/g)).toHaveLength(1);
});

test("each reason for nothing has a drawing of its own", () => {
  const drawings = NOTHING.map((because) => /<svg.*?<\/svg>/.exec(renderToStaticMarkup(message(because)))?.[0]);
  expect(new Set(drawings).size).toBe(NOTHING.length);
});

test("doubt is said in words before the sentence", () => {
  const text = renderToStaticMarkup(
    <PanelCaption state="insufficient" word="Cannot tell yet">
      214 of about 900 requests.
    </PanelCaption>,
  ).replace(/<[^>]+>/g, "");
  expect(text).toBe("Cannot tell yet 214 of about 900 requests.");
});
