import { artifactDraft } from "../../facts/draft";
import type { ArtifactFacts } from "../../facts/facts";
import { made, type SourceReading } from "../adapter";
import { commitAt } from "../commit-at";
import { at, said, textAt } from "../fields";
import { noUse } from "../no-use";
import { mapped } from "../place";
import { repositoryOf } from "../repository";
import { artifactVersionAt } from "./artifact-version";
import type { CdEvent } from "./cd-event";
import { changeIdNamed } from "./change-id";
import { purlOf } from "./purl";

/** `artifact.packaged` and `.published`: the one way from what a service runs to the change that it was built from. */
export function readArtifact(event: CdEvent): SourceReading {
  const state = event.predicate;
  if (state !== "packaged" && state !== "published") return noUse("artifact", state);
  const { content, custom, delivery, subjectId } = event;
  const purl = purlOf(subjectId);
  const name = textAt({ name: purl?.name }, "name");
  const repository = textAt(custom, "repository") ?? textAt(content, "change.source") ?? purl?.qualifiers.get("vcs_url") ?? null;
  const facts: ArtifactFacts = {
    id: subjectId,
    ...said({
      service: name === null ? null : (mapped(delivery.settings.services, name) ?? name),
      version: artifactVersionAt({ subjectId }, "subjectId"),
      repository: repository === null ? null : addressOf(repository),
      commit: commitAt(custom, "commit") ?? hashAt(event),
      change: changeOf(event, repository),
      packagedAt: state === "packaged" ? event.moment : null,
      publishedAt: state === "published" ? event.moment : null,
    }),
  };
  return made([artifactDraft(facts, state, { key: event.key, at: event.at, receivedAt: delivery.receivedAt })]);
}

/** `git.example.com/acme/shop` is an address without its scheme; the tool's prefix and a commit behind an address are no part of it. */
function addressOf(repository: string): string {
  const address = repository
    .slice(0, 200)
    .replace(/^git\+/, "")
    .replace(/@[0-9a-f]{7,64}$/i, "");
  return repositoryOf(/^[\w-]+(\.[\w-]+)+\/\S+$/.test(address) ? `https://${address}` : address);
}

/** A change may be named by its hash. */
const hashAt = ({ content }: CdEvent): string | null =>
  (textAt(content, "change.id") ?? "").length === 40 ? commitAt(content, "change.id") : null;

function changeOf(event: CdEvent, repository: string | null): string | null {
  const id = textAt(event.content, "change.id");
  if (id === null || hashAt(event) !== null) return null;
  const named =
    at(event.content, "change.repository") === undefined
      ? { repository: { url: repository === null ? null : addressOf(repository) } }
      : at(event.content, "change");
  return changeIdNamed(named, id, repository ?? event.subjectSource);
}
