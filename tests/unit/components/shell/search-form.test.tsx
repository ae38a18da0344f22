import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SearchForm } from "@/components/shell/search-form";

test("a search keeps the rest of the page's state and stays where it is on the page", () => {
  const html = renderToStaticMarkup(<SearchForm href="/settings/sources?sort=points#metrics" what="metric or service" value="cart" />);
  expect(html).toContain('action="/settings/sources#metrics"');
  expect(html).toContain('type="hidden" name="sort" value="points"');
  expect(html).toMatch(/type="search" placeholder="Metric or service" aria-label="Find by metric or service" name="q" value="cart"/);
});
