import { Icon } from "@/components/ui/icon";
import styles from "./figure.module.css";

/** Swaps the drawing of its figure for the table; a plain checkbox, so it works without script. */
export function TableToggle() {
  return (
    <label className={styles.toggle}>
      <input type="checkbox" data-table-toggle="" />
      <Icon name="table" />
      <span>Show as table</span>
    </label>
  );
}
