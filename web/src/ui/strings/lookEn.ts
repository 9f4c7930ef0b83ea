/** The texts of how Walkboard looks in this browser, in English. */
export const lookEn = {
  "look.contrast": "Contrast",
  "look.dark": "Dark",
  "look.desk": "At a desk",
  "look.language": "Language",
  "look.light": "Light",
  "look.more": "More",
  "look.normal": "As designed",
  "look.percent": "{percent, number} %",
  "look.scale": "Size",
  "look.system": "Like this device",
  "look.text": "Letters",
  "look.theme": "Colours",
  "look.wall": "Screen on the wall",
} as const satisfies Readonly<Record<string, string>>;
