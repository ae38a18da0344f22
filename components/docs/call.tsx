import type { ReactNode } from "react";
import { Snippet } from "@/components/ui/snippet";
import type { DocCall } from "@/lib/views/api-docs/load";
import styles from "./api-docs.module.css";
import { FieldTable } from "./field-table";
import { Marked } from "./marked";

/** One call: what it is for, what it takes, what it answers, and a line that makes it. */
export function Call({ call }: { readonly call: DocCall }): ReactNode {
  const { id, method, path, title, text, scope, parameters, body, answers, sample } = call;
  return (
    <article className={styles.call} id={id} aria-labelledby={`${id}-title`}>
      <div className={styles.told}>
        <h3 id={`${id}-title`}>{title}</h3>
        <p className={styles.address}>
          <span>{method}</span> <code>{path}</code>
        </p>
        <p className={styles.text}>
          <Marked text={text} />
        </p>
        <p className={styles.note}>
          {scope === null ? (
            "Needs no token."
          ) : (
            <>
              Needs a token with the scope <code>{scope}</code>.
            </>
          )}
        </p>
        {parameters.length > 0 && <FieldTable caption={`Parameters of ${path}`} fields={parameters} />}
        {body !== null && (
          <>
            <h4>Body</h4>
            <p className={styles.note}>
              {body.text} As {body.formats.join(" or ")}.
            </p>
            {body.fields.length > 0 && <FieldTable caption={`Body of ${path}`} fields={body.fields} />}
          </>
        )}
      </div>
      <div className={styles.shown}>
        <Snippet code={sample} />
        <h4>Answers</h4>
        <Answers answers={answers} />
      </div>
    </article>
  );
}

function Answers({ answers }: Pick<DocCall, "answers">): ReactNode {
  return (
    <dl className={styles.answers}>
      {answers.map(({ status, text, schema }) => (
        <div key={status}>
          <dt>{status}</dt>
          <dd>
            <Marked text={text} /> {schema !== null && <a href={`#shape-${schema}`}>{schema}</a>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
