/** An element with attributes and children; text is text, whatever it holds. */
export function makeElement<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  setAll(made, attributes)
  made.append(...children)
  return made
}

/** A slider. @param held called with true as it is taken, and with false as it is let go */
export function makeSlider(attributes: Readonly<Record<string, string>>, held: (is: boolean) => void) {
  const slider = makeElement('input', { type: 'range', ...attributes })
  slider.addEventListener('pointerdown', () => held(true))
  for (const end of ['pointerup', 'pointercancel', 'change']) slider.addEventListener(end, () => held(false))
  return slider
}

/** Outlines of the buttons' pictures on 24 × 24. */
const pictures = {
  play: 'M7 4v16l13-8z',
  pause: 'M6 4h4v16H6zM14 4h4v16h-4z',
  again: 'M12 5V1L6 6l6 5V7a5.5 5.5 0 1 1-5.5 5.5h-2A7.5 7.5 0 1 0 12 5z',
  loop: 'M7 7h9v3l5-4-5-4v3H5v6h2zM17 17H8v-3l-5 4 5 4v-3h11v-6h-2z',
  full: 'M4 9V4h5v2H6v3zM15 4h5v5h-2V6h-3zM4 15h2v3h3v2H4zM18 15h2v5h-5v-2h3z',
  table: 'M3 4h18v16H3zM5 9v3h6V9zM13 9v3h6V9zM5 14v4h6v-4zM13 14v4h6v-4z',
  copy: 'M8 3h12v14H8zM10 5v10h8V5zM4 7h2v12h10v2H4z',
  keys: 'M2 6h20v12H2zM4 8v8h16V8zM6 9.500h2v2H6zM10 9.500h2v2h-2zM14 9.500h2v2h-2zM7 13h10v2H7z',
}

export type PictureName = keyof typeof pictures

type Attributes = Readonly<Record<string, string | number>>

export function setAll(element: Element, attributes: Attributes): void {
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
}

/** An element of SVG. */
export function drawElement<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes,
  ...children: readonly Node[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  setAll(made, attributes)
  made.append(...children)
  return made
}

export function makeDrawing(attributes: Attributes, ...children: readonly Node[]): SVGSVGElement {
  return drawElement('svg', attributes, ...children)
}

/** A picture in the colour of the text around it. */
export function makePicture(name: PictureName): SVGSVGElement {
  const path = drawElement('path', { d: pictures[name], 'fill-rule': 'evenodd' })
  return makeDrawing({ viewBox: '0 0 24 24', 'aria-hidden': 'true' }, path)
}

/** A button with a picture, which its name explains. */
export function button(name: PictureName, label: string, press: () => void): HTMLButtonElement {
  const made = makeElement('button', { type: 'button', class: `button ${name}` })
  relabel(made, name, label)
  made.addEventListener('click', press)
  return made
}

/** Gives a button another picture and name. */
export function relabel(made: HTMLElement, name: PictureName, label: string): void {
  if (made.title === label) return
  made.replaceChildren(makePicture(name))
  made.title = label
  made.setAttribute('aria-label', label)
}
