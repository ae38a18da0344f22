import type { ReactNode } from "react";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import type { ApiDocsModel } from "@/lib/views/api-docs/load";
import styles from "./api-docs.module.css";
import { Call } from "./call";
import { FieldTable } from "./field-table";
import { Marked } from "./marked";

/** The HTTP interface, to be read by people. */
export function ApiDocs({ model }: { readonly model: ApiDocsModel }): ReactNode {
  const { summary, notes, groups, shapes } = model;
  return (
    <>
      <PageHead title="API" crumb={{ label: "Wake", href: "/" }} sentence={summary} controls={<a href="/openapi.json">openapi.json</a>} />
      <div className={styles.columns}>
        <Contents groups={groups} />
        <div className={styles.content}>
          <div className={styles.notes}>
            {notes.map((note) => (
              <p key={note}>
                <Marked text={note} />
              </p>
            ))}
          </div>
          {groups.map(({ name, calls }) => (
            <Section key={name} title={name}>
              {calls.map((call) => (
                <Call key={call.id} call={call} />
              ))}
            </Section>
          ))}
          <Section title="Shapes" note="What answers are made of.">
            {shapes.map(({ id, name, fields }) => (
              <article key={id} id={id} className={styles.shape} aria-labelledby={`${id}-name`}>
                <h3 id={`${id}-name`}>{name}</h3>
                <FieldTable caption={`Fields of ${name}`} fields={fields} />
              </article>
            ))}
          </Section>
        </div>
      </div>
    </>
  );
}

function Contents({ groups }: Pick<ApiDocsModel, "groups">): ReactNode {
  return (
    <nav className={styles.contents} aria-label="Calls">
      {groups.map(({ name, calls }) => (
        <div key={name}>
          <h2>{name}</h2>
          <ul>
            {calls.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
