import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Strength } from "@/lib/views/incident/board";
import styles from "./strength-blocks.module.css";

const WORD: Readonly<Record<Strength, string>> = { 1: "weak", 2: "some", 3: "strong" };
const BLOCKS = [1, 2, 3] as const;

/** How strong a reason is: one to three blocks, and the word for those who listen. */
export function StrengthBlocks({ strength }: { strength: Strength }) {
  return (
    <span className={styles.blocks} title={WORD[strength]}>
      {BLOCKS.map((block) => (
        <span key={block} className={styles.block} data-full={block <= strength || undefined} />
      ))}
      <VisuallyHidden>{`${WORD[strength]}: `}</VisuallyHidden>
    </span>
  );
}
