import localFont from "next/font/local";

/*
 * Families are named as in tokens.css, each made of several faces. Latin and latin-ext are files of their own, so that most
 * pages load one. Figures are tabular in the face itself, since the `font` shorthand of every token resets feature settings;
 * the hyphen is not, because as wide as a figure it tears names such as checkout-api apart. Display is the same file at its
 * largest optical size. next/font reads these calls before they run: literals only, with single quotes inside.
 */
const text = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2",
  weight: "100 900",
  variable: "--face-text",
  preload: true,
  adjustFontFallback: false,
  declarations: [
    { prop: "font-family", value: "Inter" },
    { prop: "font-feature-settings", value: "'tnum' 1, 'cv05' 1, 'ss03' 1" },
    {
      prop: "unicode-range",
      value:
        "U+0000-002C, U+002E-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
    },
  ],
});

const textHyphen = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2",
  weight: "100 900",
  variable: "--face-text-hyphen",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "font-family", value: "Inter" },
    { prop: "unicode-range", value: "U+002D" },
  ],
});

const textExtended = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-ext-opsz-normal.woff2",
  weight: "100 900",
  variable: "--face-text-extended",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "font-family", value: "Inter" },
    { prop: "font-feature-settings", value: "'tnum' 1, 'cv05' 1, 'ss03' 1" },
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF",
    },
  ],
});

const displayFace = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2",
  weight: "100 900",
  variable: "--face-display",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "font-family", value: "Inter Display" },
    { prop: "font-feature-settings", value: "'tnum' 1, 'cv05' 1, 'ss03' 1" },
    { prop: "font-variation-settings", value: "'opsz' 32" },
    {
      prop: "unicode-range",
      value:
        "U+0000-002C, U+002E-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
    },
  ],
});

const displayHyphen = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2",
  weight: "100 900",
  variable: "--face-display-hyphen",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "font-family", value: "Inter Display" },
    { prop: "font-variation-settings", value: "'opsz' 32" },
    { prop: "unicode-range", value: "U+002D" },
  ],
});

const displayExtended = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-ext-opsz-normal.woff2",
  weight: "100 900",
  variable: "--face-display-extended",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "font-family", value: "Inter Display" },
    { prop: "font-feature-settings", value: "'tnum' 1, 'cv05' 1, 'ss03' 1" },
    { prop: "font-variation-settings", value: "'opsz' 32" },
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF",
    },
  ],
});

const mono = localFont({
  src: "../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  weight: "100 800",
  variable: "--face-mono",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "font-family", value: "JetBrains Mono" },
    { prop: "font-feature-settings", value: "'calt' 0" },
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
    },
  ],
});

const monoExtended = localFont({
  src: "../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-ext-wght-normal.woff2",
  weight: "100 800",
  variable: "--face-mono-extended",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "font-family", value: "JetBrains Mono" },
    { prop: "font-feature-settings", value: "'calt' 0" },
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF",
    },
  ],
});

/** Class names that bring the faces of every family into the page. */
export const FONT_FACES = [text, textHyphen, textExtended, displayFace, displayHyphen, displayExtended, mono, monoExtended]
  .map((face) => face.variable)
  .join(" ");
