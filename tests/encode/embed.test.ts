import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EmbedFigure, type EmbedFile, embeds } from '../../src/encode/embed.ts'

const exhibit = (path: string, more: Partial<EmbedFile> = {}): EmbedFile => {
  const format = path.endsWith('/') ? 'frames' : /(anim\.)?[^.]*$/.exec(path)![0]
  const moves = ['gif', 'mp4', 'webm', 'anim.svg', 'frames'].includes(format)
  return { path, format, width: 600, height: 400, frames: moves ? 150 : 1, seconds: moves ? 6 : 0, ...more }
}
const showing = (paths: string[], more: Partial<EmbedFigure> = {}): EmbedFigure => ({
  alt: 'Dots',
  loop: 'forever',
  exhibits: paths.map(path => exhibit(path)),
  twins: [],
  ...more,
})
const dark = (paths: string[]) => paths.map(path => exhibit(path.replace(/(?=\.)/, '-dark')))
const write = (name: string, ...of: Parameters<typeof showing>) => embeds[name].write(showing(...of))

describe('html', () => {
  it('gives readers who ask for less motion the still', () => {
    expect(write('html', ['a.gif', 'a-still.png'])).toBe(
      [
        '<picture>',
        '  <source srcset="a-still.png" media="(prefers-reduced-motion: reduce)">',
        '  <img src="a.gif" alt="Dots" width="600" height="400">',
        '</picture>',
      ].join('\n'),
    )
  })

  it('has a dark twin for everything, the narrower condition first', () => {
    const files = ['a.gif', 'a.png']
    expect(write('html', files, { twins: dark(files) })).toBe(
      [
        '<picture>',
        '  <source srcset="a-dark.png" media="(prefers-reduced-motion: reduce) and (prefers-color-scheme: dark)">',
        '  <source srcset="a.png" media="(prefers-reduced-motion: reduce)">',
        '  <source srcset="a-dark.gif" media="(prefers-color-scheme: dark)">',
        '  <img src="a.gif" alt="Dots" width="600" height="400">',
        '</picture>',
      ].join('\n'),
    )
  })

  it('plays videos with controls, its poster the still, with the image inside', () => {
    expect(write('html', ['a.gif', 'a.webm', 'a.mp4', 'a.png'])).toBe(
      [
        '<video controls loop poster="a.png" width="600" height="400" aria-label="Dots">',
        '  <source src="a.mp4" type="video/mp4">',
        '  <source src="a.webm" type="video/webm">',
        '  <picture>',
        '    <source srcset="a.png" media="(prefers-reduced-motion: reduce)">',
        '    <img src="a.gif" alt="Dots" width="600" height="400">',
        '  </picture>',
        '</video>',
      ].join('\n'),
    )
    const files = ['a.mp4', 'a.png']
    expect(write('html', files, { twins: dark(files), loop: 'once' })).toContain(
      '<video controls poster="a.png" width="600" height="400" aria-label="Dots">\n  <source src="a-dark.mp4" type="video/mp4" media="(prefers-color-scheme: dark)">\n  <source src="a.mp4"',
    )
  })

  it('is a plain image where nothing moves and there is no twin', () => {
    expect(write('html', ['a.svg'])).toBe('<img src="a.svg" alt="Dots" width="600" height="400">')
  })

  it('is the image that moves and is sharp, rather than a GIF', () => {
    expect(write('html', ['a.gif', 'a.svg', 'a.anim.svg'])).toContain('<img src="a.anim.svg"')
    expect(write('md', ['a.gif', 'a.anim.svg'])).toBe('![Dots](a.anim.svg)')
    expect(write('quarto', ['a.gif', 'a.anim.svg'])).toContain('![](a.anim.svg)')
  })

  it('escapes the text and the paths', () => {
    const text = write('html', ['my plots/a&b "1", ä#?.png'], { alt: '<b>&"\' 100 %' })
    expect(text).toBe(
      '<img src="my%20plots/a%26b%20%221%22%2C%20%C3%A4%23%3F.png" alt="&lt;b&gt;&amp;&quot;\' 100 %" width="600" height="400">',
    )
    expect(write('html', ['../b.png'])).toContain('src="../b.png"')
    expect(write('html', ['javascript:x.png'])).toContain('src="javascript%3Ax.png"')
  })
})

describe('md', () => {
  it("is Markdown's own image where there is no choice to offer", () => {
    expect(write('md', ['a b.svg'], { alt: 'a [b] *c* <d>' })).toBe('![a \\[b\\] \\*c\\* \\<d\\>](a%20b.svg)')
  })

  it('is a picture without an empty line where there is one, and links to a video', () => {
    const [shown, link, ...rest] = write('md', ['a.gif', 'a.mp4', 'a.png']).split('\n\n')
    expect(shown).toMatch(/^<picture>\n[\s\S]*<\/picture>$/)
    expect([link, ...rest]).toEqual(['[The animation with controls](a.mp4)'])
    expect(shown).not.toContain('<video')
  })
})

describe('quarto', () => {
  it('has the text as fig-alt, in quotes', () => {
    expect(write('quarto', ['a.gif'], { alt: 'a "b" \\ c' })).toBe(
      '![](a.gif){width=600 fig-alt="a \\"b\\" \\\\ c"}',
    )
  })

  it('shows each twin in its own mode, and a video where there is no image', () => {
    expect(write('quarto', ['a.gif'], { twins: dark(['a.gif']) })).toBe(
      '![](a.gif){.light-content width=600 fig-alt="Dots"}\n\n![](a-dark.gif){.dark-content width=600 fig-alt="Dots"}',
    )
    expect(write('quarto', ['a.mp4'])).toContain('![](a.mp4){')
  })
})

describe('latex', () => {
  it('animates the frames of a folder', () => {
    expect(write('latex', ['a.gif', 'frames/'])).toBe(
      '% \\usepackage{animate}\n\\animategraphics[loop,controls,width=\\linewidth,alttext={Dots}]{25}{frames/frame-}{0001}{0150}',
    )
    expect(write('latex', ['frames/'], { loop: 'once' })).toContain('\\animategraphics[controls,')
  })

  it('includes a still otherwise, a PDF rather than a PNG', () => {
    expect(write('latex', ['a.gif', 'a.png', 'plots/a.pdf'])).toBe(
      '\\includegraphics[width=\\linewidth,alt={Dots}]{plots/a.pdf}',
    )
    expect(write('latex', ['a.gif', 'a.png'])).toContain('{a.png}')
  })

  it('escapes the text, and refuses a name that LaTeX cannot read', () => {
    expect(write('latex', ['a_1.pdf'], { alt: '5 % of {a} & b_1 # $ \\ ~ ^' })).toContain(
      'alt={5 \\% of \\{a\\} \\& b\\_1 \\# \\$ \\textbackslash{} \\textasciitilde{} \\textasciicircum{}}]{a_1.pdf}',
    )
    expect(() => write('latex', ['50%.pdf'])).toThrow('LaTeX')
  })
})

describe('any text and any path', () => {
  const piece = fc.constantFrom(
    ...[
      '[',
      ']',
      '(',
      ')',
      '!',
      '`',
      '*',
      '_',
      '\\',
      '<',
      '>',
      '&',
      '&lt;',
      '"',
      "'",
      '{',
      '}',
      '{{<',
      '>}}',
    ],
    ...[
      '$',
      '|',
      '~',
      '#',
      '%',
      '^',
      '\n\n',
      '\r',
      '\t',
      ' ',
      'a',
      'é',
      '🙂',
      '](x)',
      '-->',
      ',',
      '\u2028',
      '\0',
    ],
  )
  const texts = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''))
  const paths = texts.map(text => `${text}x.png`)
  /** What is left of a text where line breaks and other controls are spaces. */
  const seen = (alt: string) => alt.replace(/[\p{Cc}\u2028]/gu, ' ').trim()
  const embed = (name: string, alt: string, path: string) =>
    embeds[name].write({ ...showing([], { alt }), exhibits: [exhibit('x.png', { path })] })
  const holds = (name: string, check: (text: string, alt: string, path: string) => void) =>
    fc.assert(
      fc.property(texts, paths, (alt, path) => {
        const text = embed(name, alt, path)
        expect(text).not.toMatch(/[\p{Cc}\u2028]/u)
        check(text, seen(alt), path)
      }),
      { seed: 10, numRuns: 500 },
    )
  const decoded = (text: string) =>
    text.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
      code ? String.fromCharCode(code) : { amp: '&', lt: '<', gt: '>', quot: '"' }[name as 'amp'],
    )

  it('are one image of Markdown, which has them as they are', () =>
    holds('md', (text, alt, path) => {
      const [, shown, url] = /^!\[((?:[^[\]\\]|\\.)*)\]\(([^()<>\s\\]*)\)$/u.exec(text)!
      expect(shown!.replace(/\\(.)/gu, '$1')).toBe(alt)
      expect(shown!.replace(/\\./gu, '')).not.toMatch(/[`*_{}<>&!~$|]/)
      expect(decodeURIComponent(url!)).toBe(path)
    }))

  it('are one image of Quarto without a shortcode', () =>
    holds('quarto', (text, alt, path) => {
      const [, url, shown] = /^!\[\]\(([^()<>\s]*)\)\{width=600 fig-alt="((?:[^"\\]|\\.)*)"\}$/u.exec(text)!
      expect(decodeURIComponent(url!)).toBe(path)
      expect(shown).not.toMatch(/[{}<>]/)
      expect(decoded(shown!.replace(/\\(.)/gu, '$1'))).toBe(alt)
    }))

  it('are one element of HTML, in which no template is filled in', () =>
    holds('html', (text, alt, path) => {
      const [, url, shown] = /^<img src="([^"]*)" alt="([^"]*)" width="600" height="400">$/u.exec(text)!
      expect(decodeURIComponent(url!)).toBe(path)
      expect(shown).not.toMatch(/[{}<>]/)
      expect(decoded(shown!)).toBe(alt)
    }))

  it('are one command of LaTeX, or a name that is refused', () =>
    fc.assert(
      fc.property(texts, paths, (alt, path) => {
        const text = embed('latex', alt, 'x.png')
        const [, shown] = /^\\includegraphics\[width=\\linewidth,alt=\{(.*)\}\]\{x\.png\}$/u.exec(text)!
        const left = shown!.replace(/\\(text\w+\{\}|[{}%#&_$])/g, '')
        expect(left).not.toMatch(/[\\{}%#&_$~^\p{Cc}\u2028]/u)
        if (/[%#{}\\~^$&"|\p{Cc}\u2028]/u.test(path)) expect(() => embed('latex', alt, path)).toThrow('LaTeX')
        else expect(embed('latex', alt, path)).toContain(`]{${path}}`)
      }),
      { seed: 11, numRuns: 500 },
    ))
})

describe('alt', () => {
  it('is the text alone', () => expect(write('alt', ['a.gif'], { alt: 'a <b>' })).toBe('a <b>'))
})

describe('a still', () => {
  const needs = (name: string, paths: string[]) => embeds[name].needsStill(paths.map(path => exhibit(path)))
  it.each([
    ['html', ['a.gif'], true],
    ['html', ['a.mp4'], true],
    ['html', ['a.gif', 'a.png'], false],
    ['html', ['a.svg'], false],
    ['html', ['a.anim.svg'], false],
    ['html', ['a.anim.svg', 'a.gif'], true],
    ['html', ['a.pdf'], true],
    ['html', ['frames/'], true],
    ['md', ['a.gif'], true],
    ['quarto', ['a.gif'], false],
    ['quarto', ['frames/'], true],
    ['latex', ['a.gif'], true],
    ['latex', ['a.pdf'], false],
    ['latex', ['frames/'], false],
    ['alt', ['a.gif'], false],
  ])('is needed by %s beside %j: %s', (name, paths, needed) => {
    expect(needs(name, paths)).toBe(needed)
  })
})
