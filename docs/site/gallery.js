import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { anywhere, isPublished } from '../../tests/readme/install.js'
import { escaped } from './layout.js'
import { sizeOf } from './twins.js'

const GROUPS = [
  { id: 'scenes', title: 'Ways to look at a network', text: 'The same two half moons in every scene. Each goes with each dataset.' },
  { id: 'datasets', title: 'Data to begin with', text: 'Built in, by a formula, or your own table: what one hidden layer or two make of it.' },
  { id: 'regression', title: 'Curves through points', text: 'Regression: the same layers, and one plane over hidden space for an output. Of a formula, or of a column of your table.' },
  { id: 'more', title: 'More than one', text: 'Layers taken apart, values side by side, scenes side by side.' },
] // biome-ignore format: one line each

/** Where the package is once it is published, and its source: the repository that builds the site, or what npm shows of it. */
const NPM = isPublished ? 'https://www.npmjs.com/package/nnanim' : ''
const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env
const SOURCE = GITHUB_REPOSITORY
  ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`
  : NPM && `${NPM}?activeTab=code`

const linkTo = (address, words) => (address ? `<a href="${address}">${words}</a>` : '')

/** The figure of the first page. */
const HERO = 'circles'

/** What the first page shows. */
export function galleryBody(figures, site) {
  const hero = figures.find(({ name }) => name === HERO)
  const groups = GROUPS.map(
    ({ id, title, text }) => `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2><p class="lead">${text}</p>
<div class="cards ${id}">
${figures
  .filter(({ group }) => group === id)
  .map(figure => card(figure, site))
  .join('\n')}
</div>
</section>`,
  )
  return `<main id="main">
<section class="hero" aria-labelledby="title">
<h1 id="title">See what a network does to&nbsp;data</h1>
<div class="words">
<p>nnanim trains a small neural network and draws how its hidden layers move the points, as a GIF, a video, a still, or a page that plays. One command; no Python, no ffmpeg, no browser.</p>
${command(`${anywhere} ${HERO} -o out.gif`)}
<p class="ways"><a class="button" href="studio.html">Open the studio</a><a href="start.html">Start</a><a href="docs/index.html">Read the manual</a>${linkTo(SOURCE, 'Source')}${linkTo(NPM, 'npm')}</p>
</div>
${live(hero, site)}
</section>
${groups.join('\n')}
</main>
<footer><p>Every figure is what <code>nnanim … -o name.figure.json</code> makes, drawn by one player; <code>-o name.html</code> makes a page of it that needs nothing else. Drag what is in space to turn it; point at a dot for its numbers. For programs that write commands there are <a href="llms.txt">llms.txt</a> and <a href="skill/SKILL.md">a skill</a>.</p></footer>`
}

/** The gallery's sections for the search. */
export function gallerySections(figures) {
  return figures.map(({ name, title, summary, command }) => ({
    page: 'Gallery',
    heading: title,
    text: `${summary} ${command}`,
    url: `index.html#${name}`,
  }))
}

/** The alternative text of a figure, escaped, and the size of its still in pixels. */
function factsOf({ name }, site) {
  const { alt } = JSON.parse(readFileSync(join(site, `figures/${name}.figure.json`), 'utf8'))
  return { alt: escaped(alt), ...sizeOf(join(site, `figures/${name}.png`)) }
}

/** A still. */
function poster({ name }, { alt, width, height }, { loading = '', kind = '' } = {}) {
  return `<picture><source srcset="figures/${name}${kind}-dark.png" media="(prefers-color-scheme: dark)"><img src="figures/${name}${kind}.png" alt="${alt}" width="${width}" height="${height}"${loading}></picture>`
}

/** A figure that plays at once, with its still until then. */
function live(figure, site) {
  const facts = factsOf(figure, site)
  const { width, height } = facts
  const shape = width < 1.3 * height ? ' square' : ''
  return `<div class="live${shape}" style="--ratio: ${(width / height).toFixed(3)}"><nnanim-figure src="figures/${figure.name}.figure.json" width="${width}" height="${height}" controls autoplay loop>${poster(figure, facts)}</nnanim-figure></div>`
}

/** A still that becomes the figure when it is pressed; without scripts it is a link to the whole of the still. */
function card(figure, site) {
  const facts = factsOf(figure, site)
  const { name, title, summary } = figure
  return `<figure class="card" id="${name}" style="--ratio: ${(facts.width / facts.height).toFixed(3)}">
<a class="stage" href="figures/${name}.png" data-figure="figures/${name}.figure.json">${poster(figure, facts, { loading: ' loading="lazy"', kind: '-card' })}<span class="play"><span class="heard">Play ${escaped(title)}</span></span></a>
<figcaption><h3>${escaped(title)}</h3><a class="open" href="studio.html#${encodeURIComponent(figure.words)}" aria-label="Open ${escaped(title)} in the studio">Open</a><p>${escaped(summary)}</p>${command(figure.command)}</figcaption>
</figure>`
}

const command = text => `<div class="code"><pre><code>${escaped(text)}</code></pre></div>`
