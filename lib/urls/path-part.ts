/** One part of a path as it was meant; as it stands when its escapes make no sense. */
export function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
