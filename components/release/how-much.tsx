import { EffectInterval } from "@/components/charts/effect-interval";
import type { StrongestEffect } from "@/lib/views/release/effect";
import styles from "./how-much.module.css";

/** How much moved most: the ratio with its likely range, in words and drawn beside what is normal. */
export function HowMuch({ effect }: { effect: StrongestEffect }) {
  return (
    <div className={styles.effect}>
      <p>
        <span>How much, {effect.metric === "Errors" ? "errors" : effect.metric}</span>
        <b>{effect.value}</b> likely {effect.range}
      </p>
      <div>
        <EffectInterval effect={effect.figure} />
      </div>
    </div>
  );
}
