/** What an image is called and which one of it: `ghcr.io/acme/checkout:1.4.2@sha256:…`. */
type Image = { readonly repository: string; readonly version: string | null };

const DIGEST = /^(.+)@(sha\d+:[0-9a-f]{32,128})$/i;
/** A colon before the last slash belongs to a port. */
const TAG = /^(.+):([\w][\w.-]{0,127})$/;

/**
 * The version that the images of an application show: of the image that is called like it, or else of the only one. Null when
 * several could be meant, or when a tag such as `latest` tells nothing.
 */
export function versionOfImages(images: readonly string[], application: string): string | null {
  const read = [...new Set(images)].map(imageOf);
  const name = application.toLowerCase();
  const alike = LIKENESS.map((isLike) => read.filter(({ repository }) => isLike(repository.toLowerCase(), name))).find(
    (found) => found.length > 0,
  );
  const [first, ...others] = alike ?? read;
  // In the middle of a roll-out the old and the new tag of one image are both there: then it is open which one this is about.
  return others.length === 0 ? (first?.version ?? null) : null;
}

/** How an image can be called like an application, the surest first: `acme/checkout` like `checkout`, then like `checkout-prod`. */
const LIKENESS: readonly ((repository: string, name: string) => boolean)[] = [
  (repository, name) => baseOf(repository) === name,
  (repository, name) => repository.endsWith(name),
  (repository, name) => name.startsWith(`${baseOf(repository)}-`) || name.endsWith(`-${baseOf(repository)}`),
];

const baseOf = (repository: string): string => repository.split("/").at(-1) ?? repository;

function imageOf(text: string): Image {
  const [, named = text, digest = null] = DIGEST.exec(text) ?? [];
  const [, repository = named, tag = null] = TAG.exec(named) ?? [];
  return { repository, version: tag !== null && tag !== "latest" ? tag : digest };
}
