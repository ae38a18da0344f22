import { type Json, textAt } from "../fields";
import { changeIdOf, repositoryOf } from "../repository";

/** A repository as a CDEvent names it: its address where it says one, else what it is called within its source. */
export function repositoryNamed(content: Json): string | null {
  const id = textAt(content, "repository.id");
  const source = textAt(content, "repository.source");
  const url = textAt(content, "repository.url") ?? textAt(content, "repository.uri");
  const address = [url, id].find((text) => /^(https?|ssh|git):\/\/|^git@/i.test(text ?? ""));
  if (address != null) return repositoryOf(address);
  if (id === null) return source === null ? null : repositoryOf(source);
  return /^https?:\/\//i.test(source ?? "") ? repositoryOf(`${source?.replace(/\/+$/, "")}/${id}`) : id;
}

/**
 * The public id of a change. A number within a repository of which the address is known is what the forge itself would say, so both
 * tell of the same one; any other id stands behind what its sender says of the repository.
 */
export function changeIdNamed(content: Json, id: string, fallback: string): string {
  const repository = repositoryNamed(content);
  if (/^https?:\/\/\S+[#!]\d+$/.test(id)) return id;
  if (repository !== null && /^https?:/.test(repository) && URL.canParse(repository) && /^\d{1,9}$/.test(id)) {
    return changeIdOf(repository, Number(id), new URL(repository).hostname.includes("gitlab") ? "!" : "#");
  }
  const words = [textAt(content, "repository.source"), textAt(content, "repository.id")].filter((word) => word !== null);
  return words.length === 0 ? `${fallback} ${id}`.trim() : `${words.join(" ")}#${id}`;
}
