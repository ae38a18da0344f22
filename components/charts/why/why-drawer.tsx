import Link from "next/link";
import { FactList } from "@/components/ui/fact-list";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { WhyModel } from "@/lib/charts/why/model";
import { CopyLink } from "./copy-link";
import styles from "./why-drawer.module.css";
import { WhyFocus } from "./why-focus";
import { whyLinkId } from "./why-link-id";
import { WhyRowList } from "./why-row-list";
import type { WhyState } from "./why-state";
import { WhySteps } from "./why-steps";

type Props = {
  readonly why: WhyModel;
  /** The page's address with the drawer in a state; null: closed. */
  readonly hrefOf: (state: WhyState | null) => string;
  /** The page's address in its present state, for others to open. */
  readonly link: string;
};

const HEADING = "why-heading";

/** What is behind one figure: the equation, the definition, from events to the number, the rows, and what would move it. */
export function WhyDrawer({ why, hrefOf, link }: Props) {
  return (
    <WhyFocus className={styles.drawer} returnTo={whyLinkId(why.metric)} headingId={HEADING}>
      <header className={styles.head}>
        <div>
          <p>{why.about}</p>
          <h2 id={HEADING} tabIndex={-1}>
            {why.question}
          </h2>
        </div>
        <Link className={styles.close} href={hrefOf(null)} scroll={false} data-close="">
          <Icon name="close" size={16} />
          <VisuallyHidden>Close</VisuallyHidden>
        </Link>
      </header>
      {why.equation.length > 0 && (
        <p className={styles.equation}>
          {why.equation.map(({ key, text, strong }) => (strong ? <b key={key}>{text} </b> : <span key={key}>{text} </span>))}
        </p>
      )}
      <section className={styles.words} aria-label="Definition">
        {why.definition.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      <WhySteps steps={why.steps} hrefOf={hrefOf} />
      <WhyRowList rows={why.rows} hrefOf={hrefOf} />
      <section className={styles.words}>
        <h3>What would move it</h3>
        <p>{why.moves}</p>
      </section>
      <div className={styles.foot}>
        <FactList facts={why.facts} />
        <div className={styles.actions}>
          <CopyLink path={link} />
          <LinkButton href={why.jsonHref} download>
            JSON
          </LinkButton>
          <LinkButton href={why.csvHref} download>
            CSV of rows
          </LinkButton>
        </div>
      </div>
    </WhyFocus>
  );
}
