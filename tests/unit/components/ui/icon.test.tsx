import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Icon, type IconName } from "@/components/ui/icon";
import { MARK_SHAPES } from "@/components/ui/icon-mark-shapes";
import { VerdictMark } from "@/components/ui/verdict-mark";

const MARKS = Object.keys(MARK_SHAPES) as (keyof typeof MARK_SHAPES)[];

test("marks differ by shape alone, for print and for eyes that do not tell colours apart", () => {
  const drawings = MARKS.map((name: IconName) => renderToStaticMarkup(<Icon name={name} />));
  expect(new Set(drawings).size).toBe(MARKS.length);
});

test("a verdict is said by its word; the drawing is silent", () => {
  const html = renderToStaticMarkup(
    <VerdictMark icon="triangle" tone="warn" pill>
      Suspect
    </VerdictMark>,
  );
  expect(html).toMatch(/^<span[^>]*><svg[^>]* aria-hidden="true"[^>]*>.*<\/svg>Suspect<\/span>$/);
});
