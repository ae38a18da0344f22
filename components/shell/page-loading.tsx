import { PageHead } from "@/components/ui/page-head";
import { PanelLoading } from "@/components/ui/panel/panel-loading";
import styles from "./page-loading.module.css";

type Props = {
  readonly title: string;
  /** What the page will be: rows to compare, or a picture. */
  readonly shape: "rows" | "bars";
};

/** A page while its data is on its way: its title, and the place that it will fill. */
export function PageLoading({ title, shape }: Props) {
  return (
    <>
      <PageHead title={title} />
      <div className={styles.place} aria-busy="true">
        <PanelLoading shape={shape} />
      </div>
    </>
  );
}
