import { labelOf } from './copy.js'
import { loadPlayer, loadScript } from './player.js'

/** The first language, in which the page is written. */
const FIRST = 'en'

/** The language of the figures that is chosen. */
const chosen = () => document.querySelector('.language select').value

/**
 * Lets a reader choose the language of the figures. The page's address keeps it, so that a link shows the same; stills and
 * figures of a language are loaded when it is chosen.
 */
export function listenToLanguage() {
  const field = document.querySelector('.language')
  if (!field) return
  const select = field.querySelector('select')
  const names = Array.from(select.options, ({ value }) => value)
  field.hidden = false
  const wanted = new URLSearchParams(location.search).get('lang')
  select.value = names.includes(wanted) ? wanted : FIRST
  if (select.value !== FIRST) show(select.value)
  select.addEventListener('change', () => {
    keep(select.value)
    show(select.value)
  })
}

/** Writes the language into the address; the first one needs no word. */
function keep(lang) {
  const address = new URL(location.href)
  if (lang === FIRST) address.searchParams.delete('lang')
  else address.searchParams.set('lang', lang)
  history.replaceState(history.state, '', address)
}

async function show(lang) {
  if (lang !== FIRST && !globalThis.siteWords?.[lang]) await loadScript(`assets/words-${lang}.js`)
  // Another one may have been chosen meanwhile.
  if (lang !== chosen()) return
  for (const place of document.querySelectorAll('[data-translated]')) translate(place, lang)
  const hero = document.querySelector('.hero .live')
  await loadPlayer()
  showIn(hero.querySelector('nnanim-figure'), pathIn(lang, hero.dataset.translated))
}

/** The still, the figure and the command of a card, or those of the first figure, in a language. */
function translate(place, lang) {
  const name = place.dataset.translated
  const image = place.querySelector('img')
  const source = place.querySelector('source')
  if (image) {
    image.dataset.alt ??= image.alt
    image.alt = globalThis.siteWords?.[lang]?.[name] ?? image.dataset.alt
    image.lang = lang
    const kind = image.src.endsWith('-card.png') ? '-card' : ''
    image.src = `figures/${folderOf(lang)}${name}${kind}.png`
    source.srcset = `figures/${folderOf(lang)}${name}${kind}-dark.png`
  }
  const stage = place.querySelector('a.stage')
  if (stage) stage.dataset.figure = pathIn(lang, name)
  const playing = place.querySelector('.stage nnanim-figure')
  if (playing) showIn(playing, pathIn(lang, name))
  const code = place.querySelector('figcaption code')
  if (!code) return
  code.dataset.command ??= code.textContent
  code.textContent = commandIn(lang, code.dataset.command)
  place.querySelector('.copy')?.setAttribute('aria-label', labelOf(code))
}

/** Draws another file in a figure, at the moment and in the state of the one before. */
function showIn(figure, path) {
  const { time, duration, playing } = figure
  const goOn = () => {
    figure.seek({ progress: time / duration })
    if (playing) figure.play()
    else figure.pause()
  }
  // One that is not drawn yet begins by itself.
  if (duration > 0) figure.addEventListener('ready', goOn, { once: true })
  const text = globalThis.siteDisk?.figures[path.replace('figures/', '')]
  if (text) figure.querySelector('script').textContent = text
  else figure.setAttribute('src', path)
}

const folderOf = lang => (lang === FIRST ? '' : `${lang}/`)
const pathIn = (lang, name) => `figures/${folderOf(lang)}${name}.figure.json`

/** A command with the flag of the language before its output. */
const commandIn = (lang, command) =>
  lang === FIRST ? command : command.replace(' -o ', ` --lang ${lang} -o `)
