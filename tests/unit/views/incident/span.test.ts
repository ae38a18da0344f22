import { describe, expect, test } from "vitest";
import { incidentSpan } from "@/lib/views/incident/span";
import { at } from "@/tests/support/incident-parts";

const minutes = () => "1m" as const;
const NOW = at(2_000);

describe("the time around an incident", () => {
  test("reaches from before the harm to after it, in minutes while they are kept", () => {
    const span = incidentSpan({ began: at(60), ended: at(120), suspectedAt: null }, minutes, NOW);
    expect(span).toEqual({ from: at(30), to: at(135), step: "1m", stepMinutes: 1 });
    expect(incidentSpan({ began: at(60), ended: at(120), suspectedAt: null }, () => "1h", NOW)).toMatchObject({
      step: "1h",
      stepMinutes: 60,
    });
  });

  test("takes in the release under suspicion when that lies near", () => {
    const near = incidentSpan({ began: at(60), ended: at(70), suspectedAt: at(-20) }, minutes, NOW);
    expect(near.from).toEqual(at(-25));
    expect(incidentSpan({ began: at(60), ended: at(70), suspectedAt: at(-200) }, minutes, NOW).from).toEqual(at(40));
  });

  test("has at most 480 steps, ends with now while it is open, and two months at most", () => {
    const open = incidentSpan({ began: at(60), ended: null, suspectedAt: null }, minutes, at(90));
    expect(open.to).toEqual(at(90));
    const long = incidentSpan({ began: at(0), ended: null, suspectedAt: null }, minutes, at(200 * 1_440));
    expect((long.to.getTime() - long.from.getTime()) / (long.stepMinutes * 60_000)).toBeLessThanOrEqual(482);
    expect(long.to.getTime()).toBeLessThan(at(62 * 1_440).getTime());
    expect(incidentSpan({ began: at(60), ended: null, suspectedAt: null }, minutes, at(50)).to).toEqual(at(70));
  });
});
