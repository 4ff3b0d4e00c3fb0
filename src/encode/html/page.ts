import type { Language } from '../../language/language.ts'
import type { Task } from '../../options/task.ts'
import { content } from '../../paint/xml.ts'

/** CSS pixels that the player's controls take below the figure. */
export const controlsHeight = 86

/** The code of pages, as the build makes it. */
export interface PageCode {
  /** Of the packages in the modules. */
  licenses: string
  style: string
  /**
   * CommonJS modules by their names: `player`, one for each scene, `scene-transform`, `scene-regression-transform`, one for each section of a language,
   * `language-en-titles`, and what they share; with what each needs besides itself, and the sections that it may say.
   */
  modules: Readonly<Record<string, { code: string; imports: readonly string[]; says: readonly string[] }>>
}

/** The contents of a page besides its code. */
export interface PageContent {
  title: string
  /** Alternative text, which stands there until the first frame is drawn. */
  alt: string
  /** `light dark` where the page follows its reader, else one of them; what a browser paints first. */
  colorScheme: string
  /** JSON in ASCII without "<". */
  data: string
  recipe: string
  /** The name of each scene, and of the one that draws in its place. */
  scenes: readonly (readonly [name: string, drawn: string])[]
  /** The task of these; classification without it. */
  task?: Task
  /** True where these are played one after the other. */
  plays: boolean
  /** The module of what its reader may change: a slice, or the numbers of one step, which it draws too. */
  slides?: 'sliders' | 'step-fields' | null
  /** True where a bead runs along its boundary. */
  bead?: boolean
  /** True where a slice moves in its film. */
  moves?: boolean
  lang: string
  say: Pick<Language, 'tag' | 'page'>
}

/** Says so where the first frame is not there when all is read, or something fails before; it stands before what may be cut off. */
const watch = `{const say=()=>{const text=document.getElementById("alt");if(text){text.hidden=text.lastChild.hidden=false;document.querySelector("main")?.remove()}};addEventListener("error",say);addEventListener("DOMContentLoaded",say)}`

/** A page that needs nothing beside itself. */
export function writePage({ licenses, style, modules }: PageCode, page: PageContent): string {
  const { title, alt, colorScheme, data, recipe, say } = page
  return `<!doctype html>
<html lang="${say.tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="nnanim">
<meta name="color-scheme" content="${colorScheme}">
<link rel="icon" href="data:,">
<title>${content(title)}</title>
<style>${style}</style>
</head>
<body>
<div id="alt"><p>${content(alt)}</p><p hidden>${content(say.page.damaged)}</p></div>
<script>${watch}</script>
<script type="application/json" id="recipe">${recipe.replaceAll('<', '\\u003c')}</script>
<script type="application/json" id="figure">${data}</script>
<script>/*!
${licenses}
*/
${scriptOf(modules, page)}</script>
</body>
</html>
`
}

/**
 * The Content-Security-Policy that a page needs: its own scripts, style and icon, and nothing else. Where WebAssembly
 * is not allowed, the page paints by JavaScript.
 *
 * @param sha256 the hash of a text, in base64
 */
export function policyOf(page: string, sha256: (text: string) => string): string {
  // All other texts in a page have no "<".
  const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page)!
  const scripts = Array.from(page.matchAll(/<script>([\s\S]*?)<\/script>/g), ([, script]) => sha256(script))
  const sources = scripts.map(hash => `'sha256-${hash}' `).join('')
  return `default-src 'none'; script-src ${sources}'wasm-unsafe-eval'; style-src 'sha256-${sha256(style)}'; img-src data:`
}

type ScriptContent = Pick<PageContent, 'scenes' | 'task' | 'plays' | 'slides' | 'bead' | 'moves' | 'lang'>

/** The modules that a page runs, and what starts it: nothing else is executed. */
export function scriptOf(modules: PageCode['modules'], page: ScriptContent): string {
  const { scenes, task, slides, moves, lang } = page
  const drawing = scenes.map(([, drawn]) => drawn)
  const { code, said } = codeOf(modules, drawing, page)
  const sections = said.map(section => ({ section, name: `language-${lang}-${section}` }))
  const spoken = sections.map(({ name }) => name)
  const needed = [...new Set([...code, ...reached(modules, spoken)])].sort()
  const functions = needed.map(name => `${JSON.stringify(name)}(exports,require){${modules[name].code}}`)
  const table = scenes.map(([name, drawn]) => {
    const scene = `load("${moduleOf(drawn, task)}").scene`
    const step = slides === 'step-fields' && `load("${slides}").stepping`
    const own = moves ? `load("moving-slice").movingSlice(${scene})` : step
    return `${JSON.stringify(name)}:${own ? `{...${scene},...${own}}` : scene}`
  })
  const language = sections.map(({ section, name }) => `${section}:load("${name}").${section}`)
  const parts = partsOf(page).map(([name, [from, own]]) => `${name}:load("${from}").${own}`)
  const script = `(()=>{const modules={${functions.join(',\n')}};const loaded={};
const load=name=>{const id=name.replace(/^\\.\\/|\\.js$/g,"");if(!loaded[id]){loaded[id]={};modules[id](loaded[id],load)}return loaded[id]};
load("player").start(document,{${table.join(',')}},{${language.join(',')}},{${parts.join(',')}})})()`
  return script.replace(/<\/(script)|<!--/gi, found =>
    found === '<!--' ? '<\\!--' : `<\\/${found.slice(2)}`,
  )
}

/** The modules of a page's scenes, with those that move a slice, and the sections of a language that they may say. */
export function codeOf(
  modules: PageCode['modules'],
  scenes: readonly string[],
  page: Partial<PageContent> = {},
): { code: Set<string>; said: string[] } {
  const code = reached(modules, [
    'player',
    ...(page.moves ? ['moving-slice'] : []),
    ...scenes.map(name => moduleOf(name, page.task)),
    ...partsOf(page).map(([, [from]]) => from),
  ])
  return { code, said: [...new Set([...code].flatMap(name => modules[name].says))].sort() }
}

/** The parts of a player besides scenes and words, by the names that it has for them: the modules, and what these export. */
function partsOf({ plays, slides, bead }: Partial<PageContent>) {
  return Object.entries({
    ...(plays && { play: ['scene-sequence', 'scene'] }),
    ...(slides && { openSliders: [slides, 'openSliders'] }),
    ...(bead && { openBead: ['bead', 'openBead'] }),
  })
}

function moduleOf(scene: string, task: Task | undefined): string {
  return `scene-${task === 'regression' ? 'regression-' : ''}${scene}`
}

function reached(modules: PageCode['modules'], names: readonly string[]): Set<string> {
  const found = new Set(names)
  for (const name of found) for (const imported of modules[name].imports) found.add(imported)
  return found
}
