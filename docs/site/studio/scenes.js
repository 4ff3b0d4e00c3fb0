import { element } from './element.js'

/** Rows above which the small pictures of all scenes take too long. */
const MOST_ROWS = 2000

/** The scenes, each by a small picture of the figure in it. */
export function openScenes(place, client, change) {
  let names = ''
  let drawn
  place.addEventListener('change', ({ target }) => change(target.value))
  return {
    show(scenes, shown) {
      if (names !== scenes.map(({ name }) => name).join()) {
        names = scenes.map(({ name }) => name).join()
        place.replaceChildren(
          ...scenes.map(({ name, summary }) =>
            element('label', { title: summary }, [
              element('input', { type: 'radio', name: 'scene_', value: name }),
              element('img', { alt: '', hidden: true }),
              element('span', {}, [name]),
            ]),
          ),
        )
      }
      for (const input of place.querySelectorAll('input')) input.checked = input.value === shown
    },
    /** Draws the pictures of a network once, while nothing else is made. */
    draw({ network, rows }) {
      if (network === drawn || rows > MOST_ROWS) return
      const tell = ({ scene, svg }) => {
        const image = place.querySelector(`[value="${scene}"] + img`)
        if (!scene || !image) return
        image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
        image.hidden = false
      }
      client.ask('scenes', {}, tell).then(
        () => (drawn = network),
        () => {},
      )
    },
  }
}
