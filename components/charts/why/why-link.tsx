import Link from "next/link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./why-link.module.css";
import { whyLinkId } from "./why-link-id";

type Props = {
  /** Id of the metric; when the drawer closes, focus comes back here. */
  readonly metric: string;
  /** Name of the metric, for those who listen. */
  readonly name: string;
  readonly href: string;
};

/** Opens what is behind a figure. */
export function WhyLink({ metric, name, href }: Props) {
  return (
    <Link id={whyLinkId(metric)} className={styles.link} href={href} scroll={false}>
      Why this number?<VisuallyHidden>{` ${name}`}</VisuallyHidden>
    </Link>
  );
}
