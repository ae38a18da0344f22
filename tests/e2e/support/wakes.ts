/** A Wake that the journeys run against. */
export type Place = {
  readonly name: "SHOWROOM" | "SHOP";
  readonly port: number;
  readonly otlpPort: number;
  readonly empty: boolean;
  readonly token: string;
};

/** With the demo history. */
export const SHOWROOM: Place = {
  name: "SHOWROOM",
  port: 3310,
  otlpPort: 4410,
  empty: false,
  token: "showroom-token-for-journeys-0123456789abcdef",
};
/** Empty, for the first steps and the shop. */
export const SHOP: Place = { name: "SHOP", port: 3311, otlpPort: 4411, empty: true, token: "shop-token-for-journeys-0123456789abcdef0123" };

export const addressOf = (place: Place): string => `http://localhost:${place.port}`;

/** The one-time link that the launcher printed for a Wake. */
export const setupUrlOf = (place: Place): string => process.env[`WAKE_E2E_SETUP_${place.name}`] ?? "";

/** The first admin, whom the first journey of each Wake makes through its set-up link. */
export const ADMIN = { name: "Ada Admin", email: "ada@example.com", password: "a long enough passphrase" } as const;
