import { playerVersion } from '../encode/figure-json/player-version.ts'
import { FigureElement } from './element.ts'
import { mountFigure } from './mount.ts'
import { addPlayer, mount } from './players.ts'

export { mount }

const name = 'nnanim-figure'

addPlayer({ player: playerVersion, mount: mountFigure })

// Of several versions in a page the first one defines it.
if (globalThis.customElements && !customElements.get(name)) customElements.define(name, FigureElement)
