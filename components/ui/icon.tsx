import type { ReactNode } from "react";
import styles from "./icon.module.css";
import { MARK_SHAPES } from "./icon-mark-shapes";
import { ICON_SHAPES } from "./icon-shapes";

const SHAPES = { ...ICON_SHAPES, ...MARK_SHAPES } as const;

export type IconName = keyof typeof SHAPES;

type Props = {
  readonly name: IconName;
  /** Edge in px. */
  readonly size?: number;
};

/** A drawing beside a word. It is hidden from assistive technology: the word says it. */
export function Icon({ name, size = 14 }: Props): ReactNode {
  return (
    <svg className={styles.icon} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {SHAPES[name]}
    </svg>
  );
}
