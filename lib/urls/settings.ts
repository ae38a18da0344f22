/** The sections of the settings, in the order in which they are listed. */
export const SETTINGS_SECTIONS = [
  { id: "sources", label: "Sources", href: "/settings/sources" },
  { id: "services", label: "Services", href: "/settings/services" },
  { id: "environments", label: "Environments", href: "/settings/environments" },
  { id: "objectives", label: "Objectives", href: "/settings/objectives" },
  { id: "delivery", label: "Delivery", href: "/settings/delivery" },
  { id: "notifications", label: "Notifications", href: "/settings/notifications" },
  { id: "tokens", label: "Tokens", href: "/settings/tokens" },
  { id: "people", label: "People", href: "/settings/people" },
] as const;

export type SettingsSection = (typeof SETTINGS_SECTIONS)[number]["id"];

/** Where one section of the settings lives. */
export const settingsHref = (section: SettingsSection): string => `/settings/${section}`;
