import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Input } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";

const attribute = (html: string, tag: string, name: string): string | undefined =>
  new RegExp(`<${tag}[^>]* ${name}="([^"]*)"`).exec(html)?.[1];
const textOf = (html: string, id: string): string | undefined => new RegExp(`id="${id}"[^>]*>(?:<svg.*?</svg>)?([^<]*)`).exec(html)?.[1];

describe("a field", () => {
  test("is named by its label", () => {
    for (const [tag, html] of [
      ["input", renderToStaticMarkup(<Input label="E-mail" name="email" />)],
      ["select", renderToStaticMarkup(<Select label="E-mail" name="email" options={[{ value: "a", label: "A" }]} />)],
      ["input", renderToStaticMarkup(<Checkbox label="E-mail" name="email" />)],
    ] as const)
      expect(attribute(html, "label", "for")).toBe(attribute(html, tag, "id"));
  });

  test("points at its hint, and at its error only when there is one", () => {
    const right = renderToStaticMarkup(<Input label="E-mail" name="email" hint="At work" />);
    expect(
      attribute(right, "input", "aria-describedby")
        ?.split(" ")
        .map((id) => textOf(right, id)),
    ).toEqual(["At work"]);
    expect(right).not.toContain("aria-invalid");

    const wrong = renderToStaticMarkup(<Input label="E-mail" name="email" hint="At work" error="Write the whole address." />);
    expect(
      attribute(wrong, "input", "aria-describedby")
        ?.split(" ")
        .map((id) => textOf(wrong, id)),
    ).toEqual(["At work", "Write the whole address."]);
    expect(attribute(wrong, "input", "aria-invalid")).toBe("true");
  });

  test("describes nothing when there is nothing to say", () => {
    expect(renderToStaticMarkup(<Input label="Name" name="name" />)).not.toContain("aria-describedby");
  });
});
