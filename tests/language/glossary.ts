import type { Language } from '../../src/language/language.ts'
import { textsOf } from './told.ts'

/** Words of a language that no reader finds in a textbook: literal ones, and those for which the field has a term. */
export const unclear: Readonly<Record<string, readonly RegExp[]>> = {
  en: [
    ...[/\balone\b/, /left out in turn/, /\boff by\b/, /what is held/, /\brid(e|es|ing) back\b/],
    ...[
      /\b(come|comes) in$/,
      /lies? down|stands? up/,
      /matters? most\b.*: /,
      /\bsurer?\b|how sure/,
      /nobody knows/,
    ],
    ...[
      /\bgets? \d+( of \d+)?$/,
      /\bkeeps? \d/,
      /get(s its| their) class/,
      /other means/,
      /is not known/,
      /worth$/,
    ],
    ...[/\bpenalty (alone|of)\b/, /points are near/, /asks its|asks? \w+ neighbours/, /\ban ellipse a class/],
  ],
  de: [
    ...[
      /misch/i,
      /\ballein\b/,
      /legt sich hin|steht auf\b/,
      /kommt hinein|kommen hinein/,
      /weicht .* ab\b/,
      /^zuerst\b/i,
    ],
    ...[
      /\bliegen? (ihr|ihnen|jeder)\b/,
      /dank (der )?feste[rn] Spalten/,
      /\(mit \d+ %\)/,
      /anders als durch/,
    ],
  ],
  fr: [
    ...[/coupure/i, /mélang/i, /se couche|se dresse/, /se trompe/, /\bseule$|la sortie seule/, /jamais vues/],
    ...[
      /portent .* cube/,
      /effet des valeurs|à cause des valeurs/,
      /autrement que par/,
      /on ne sait pas/,
      /on ignore/,
    ],
  ],
  es: [
    ...[
      /baraj/i,
      /se tumba/,
      /por otro medio/,
      /no se sabe/,
      /por (las )?columnas fijas/,
      /la salida sola|media sola/,
    ],
    ...[/lo que vale/i, /\bpregunta a\b/, /sostenida por/, /conserva/],
  ],
  zh: [
    /升入/,
    /返回，变弯/,
    /穿过所有高度/,
    /因固定的列/,
    /切第/,
    /^前往$/,
    /胜出类别/,
    /^(多条|一条)直线在\d+个点中/,
    /靠的不是/,
  ],
  ja: [
    /が切る：/,
    /画素を(足す|引く)/,
    /固定した列に/,
    /、今は決定境界/,
    /つぶれた/,
    /とは別の方法/,
    /が戻り、曲がる/,
  ],
}

/** The texts of a language that have such a word. */
export function unclearIn(language: Language, words: readonly RegExp[]): string[] {
  return textsOf(language)
    .map(([path, text]) => `${path}: ${text}`)
    .filter(said => words.some(word => word.test(said.replace(/^\S+: /, ''))))
}
