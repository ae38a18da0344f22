import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Panel } from "@/components/ui/panel/panel";
import { PanelCaption } from "@/components/ui/panel/panel-caption";
import { PanelLoading } from "@/components/ui/panel/panel-loading";
import { type Nothing, PanelMessage } from "@/components/ui/panel/panel-message";

const NOTHING: readonly Nothing[] = ["never", "not-in-range", "failed", "forbidden", "expired"];

const message = (because: Nothing): ReactNode => (
  <PanelMessage because={because} title="Nothing here">
    Look elsewhere.
  </PanelMessage>
);

test("title and height are the same in every state", () => {
  const bodies = [
    <PanelLoading key="loading" />,
    <PanelCaption key="stale" state="stale" word="Silent for 30 min">
      Last signal 14:02:11.
    </PanelCaption>,
    ...NOTHING.map(message),
  ];
  for (const body of bodies) {
    const html = renderToStaticMarkup(
      <Panel title="Failed requests" height={212}>
        {body}
      </Panel>,
    );
    expect(html).toMatch(/<article[^>]* aria-labelledby="([^"]+)".*<h3 id="\1">Failed requests<\/h3>/);
    expect(html).toContain('style="min-height:212px"');
  }
});

test("a panel is busy while its data is on its way, and says so once", () => {
  const html = renderToStaticMarkup(
    <Panel title="Failed requests" busy>
      <PanelLoading />
    </Panel>,
  );
  expect(html).toContain('aria-busy="true"');
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
