import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escaped } from './layout.js'
import { sizeOf } from './twins.js'

/** Pixels below a page's stage that its controls take. */
const CONTROLS = 86

const GROUPS = [
  { id: 'scenes', title: 'Ways to look at a network', text: 'The same two half moons in every scene. Each goes with each dataset.' },
  { id: 'datasets', title: 'Data to begin with', text: 'Built in, by a formula, or your own table: what one hidden layer or two make of it.' },
  { id: 'regression', title: 'Curves through points', text: 'Regression: the same layers, and one plane over hidden space for an output. Of a formula, or of a column of your table.' },
  { id: 'more', title: 'More than one', text: 'Layers taken apart, values side by side, scenes side by side.' },
] // biome-ignore format: one line each

const HERO = 'blobs'

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
<div>
<h1 id="title">See what a network does to&nbsp;data</h1>
<p>nnanim trains a small neural network and draws how its hidden layers move the points, as a GIF, a video, a still, or a page that plays. One command; no Python, no ffmpeg, no browser.</p>
${command(`npx nnanim ${HERO} -o out.gif`)}
<p class="ways"><a class="button" href="start.html">Start</a><a href="docs/index.html">Read the manual</a></p>
</div>
${live(hero, site)}
</section>
${groups.join('\n')}
</main>
<footer><p>Every figure is a page that <code>nnanim … -o name.html</code> makes: one file, no requests. Drag what is in space to turn it; point at a dot for its numbers.</p></footer>`
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

function factsOf({ name }, site) {
  const page = readFileSync(join(site, `figures/${name}.html`), 'utf8')
  // Escaped already.
  const alt = /<div id="alt"><p>([^<]*)<\/p>/.exec(page)[1].replaceAll('"', '&quot;')
  return { alt, ...sizeOf(join(site, `figures/${name}.png`)) }
}

function poster({ name }, { alt, width, height }, loading) {
  return `<picture><source srcset="figures/${name}-dark.png" media="(prefers-color-scheme: dark)"><img src="figures/${name}.png" alt="${alt}" width="${width}" height="${height}"${loading}></picture>`
}

/** A figure that plays at once, with its controls. */
function live(figure, site) {
  const { alt, width, height } = factsOf(figure, site)
  return `<div class="live" style="aspect-ratio: ${width} / ${height + CONTROLS}"><iframe src="figures/${figure.name}.html?hide=command" title="${alt}" allow="fullscreen"></iframe></div>`
}

/** A still that becomes the figure when it is pressed; without scripts it is a link to the page. */
function card(figure, site) {
  const facts = factsOf(figure, site)
  const { name, title, summary } = figure
  return `<figure class="card" id="${name}" style="--ratio: ${(facts.width / facts.height).toFixed(3)}">
<a class="stage" href="figures/${name}.html">${poster(figure, facts, ' loading="lazy"')}<span class="play"><span class="heard">Play ${escaped(title)}</span></span></a>
<figcaption><h3>${escaped(title)}</h3><a class="open" href="figures/${name}.html" aria-label="Open ${escaped(title)} as a page">Open</a><p>${escaped(summary)}</p>${command(figure.command)}</figcaption>
</figure>`
}

const command = text => `<div class="code"><pre><code>${escaped(text)}</code></pre></div>`
