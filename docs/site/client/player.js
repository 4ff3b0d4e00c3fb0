/** The top of the site, as a URL. */
export const top = new URL(document.querySelector('script[data-root]').dataset.root || '.', document.baseURI)

/** True where the site is read from a disk: there a browser loads neither modules nor figures, only scripts. */
export const onDisk = top.protocol === 'file:'

let loading

/**
 * Loads the player, which defines `<nnanim-figure>`. From a disk it comes with all figures in one script; otherwise a
 * figure is loaded when it is shown.
 */
export function loadPlayer() {
  loading ??= onDisk
    ? loadScript('assets/disk.js').then(giveFigures)
    : import(new URL('assets/player.js', top))
  return loading
}

/**
 * A figure that is put into a page; it is drawn as soon as it stands there.
 *
 * @param source a path from the top of the site, or the text of a figure
 * @param names attributes without a value: `controls`, `autoplay`, `loop`
 */
export function newFigure(source, names) {
  const figure = document.createElement('nnanim-figure')
  for (const name of names) figure.setAttribute(name, '')
  if (source.startsWith('{')) giveText(figure, source)
  else if (onDisk) giveText(figure, textOf(source))
  else figure.setAttribute('src', new URL(source, top))
  return figure
}

/** Loads a script, by its path from the top of the site. */
export function loadScript(path) {
  return new Promise((done, fail) => {
    const script = document.createElement('script')
    script.src = new URL(path, top)
    script.onload = done
    script.onerror = fail
    document.head.append(script)
  })
}

/** Gives the figures that stand in the page their texts, and then lets the player draw them. */
function giveFigures() {
  for (const figure of document.querySelectorAll('nnanim-figure[src]')) {
    const path = new URL(figure.getAttribute('src'), document.baseURI).href.slice(top.href.length)
    figure.removeAttribute('src')
    giveText(figure, textOf(path))
  }
  globalThis.siteDisk.open()
}

const textOf = path => globalThis.siteDisk.figures[path.replace('figures/', '')]

function giveText(figure, text) {
  const script = document.createElement('script')
  script.type = 'application/json'
  script.textContent = text
  figure.append(script)
}
