import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { stampText, Time } from "@/components/ui/time";

const at = new Date("2026-11-19T09:31:05Z");

describe("a stamp", () => {
  test("is written for the reader's zone", () => {
    expect(stampText(at, "Europe/Oslo", "stamp")).toBe("Thu 19 Nov 10:31");
    expect(stampText(at, "Europe/Oslo", "full")).toBe("Thu 19 Nov 2026 10:31 CET");
    expect(stampText(at, "Asia/Kolkata", "clock")).toBe("15:01:05");
    expect(stampText(new Date("2026-11-19T20:00:00Z"), "Pacific/Auckland", "day")).toBe("Fri 20 Nov");
  });

  test("tells both hours of the night when clocks go back apart by their zone", () => {
    const [first, second] = ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"].map((iso) => stampText(new Date(iso), "Europe/Oslo", "full"));
    expect([first, second]).toEqual(["Sun 25 Oct 2026 02:30 CEST", "Sun 25 Oct 2026 02:30 CET"]);
  });

  test("is exact for machines, whatever people read", () => {
    const html = renderToStaticMarkup(
      <Time at={at} zone="Europe/Oslo">
        3 min ago
      </Time>,
    );
    expect(html).toBe('<time dateTime="2026-11-19T09:31:05.000Z" title="Thu 19 Nov 2026 10:31 CET">3 min ago</time>');
  });
});
