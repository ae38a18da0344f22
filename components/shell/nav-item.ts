/** One page of the main navigation. */
export type NavItem = { readonly label: string; readonly href: string };

/** Whether `path` is this page or lies under it; "/" is only itself. */
export const isWithin = (path: string, href: string): boolean => path === href || (href !== "/" && path.startsWith(`${href}/`));
