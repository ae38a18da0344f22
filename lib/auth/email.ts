/** An e-mail address as it is stored and compared; null when it cannot be one. */
export function normalEmail(text: string): string | null {
  const email = text.normalize("NFKC").trim().toLowerCase();
  return email.length <= 254 && /^[^\s@"<>,;:\\]+@[^\s@"<>,;:\\]+$/.test(email) ? email : null;
}
