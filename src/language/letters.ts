/** A font for letters that the bundled one lacks, as a package of npm that is installed beside nnanim. */
interface LetterFont {
  family: string
  package: string
  /** Its first number of the version, whose files are known. */
  major: number
}

/**
 * The fonts of languages whose letters the bundled font lacks, by their names. Of the packages of Noto Sans those of the
 * fewest bytes, 5 and 6 MB: a variable font in a hundred WOFF2 files, each with some of the characters.
 */
export const letterFonts: Readonly<Record<string, LetterFont>> = {
  zh: { family: 'Noto Sans SC', package: '@fontsource-variable/noto-sans-sc', major: 5 },
  ja: { family: 'Noto Sans JP', package: '@fontsource-variable/noto-sans-jp', major: 5 },
}

/** The font of a spec's language, where its texts need one and it names no file of its own. */
export function letterFontOf({ font, lang }: { font: string | null; lang: string }): LetterFont | undefined {
  return font === null ? letterFonts[lang] : undefined
}
