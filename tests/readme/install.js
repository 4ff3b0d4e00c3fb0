// How nnanim is installed, wherever README, docs/ and the site say so: from a clone until npm's registry has nnanim, from
// there afterwards. `tables.js` writes it into the pages as part of `npm run build`, and `docs/site/` reads the constant.

/** Whether npm's registry has nnanim. The owner's first release there makes this true, and a build turns all pages. */
export const isPublished = false

/** How a command line begins that runs from anywhere: only npx of a published package needs no installation. */
export const anywhere = isPublished ? 'npx nnanim' : 'nnanim'

/**
 * The passages of each page: from a clone, and from the registry.
 * @type {Record<string, string[][]>}
 */
export const passages = {
  'README.md': [
    [
      '    npm ci && npx nnanim blobs --hidden 2 -o out.gif\n',
      '    npx nnanim blobs --hidden 2 -o out.gif\n', //
    ],
    [
      `The command needs Node 20.19 or newer, no Python, no ffmpeg. It is not published on npm yet: clone the repository first.

\`\`\`sh
npm ci && npx nnanim blobs    # in the clone
npm install --global .        # in the clone, after npm ci; then everywhere: nnanim blobs
npm install ../nnanim         # in a project beside the clone; then: npx nnanim blobs
\`\`\``,
      `The command needs Node 20.19 or newer, and neither Python nor ffmpeg:

\`\`\`sh
npm install --global nnanim   # then: nnanim blobs
npm install nnanim            # in a project; then: npx nnanim blobs
npm ci && npx nnanim blobs    # in a clone of the repository
\`\`\``,
    ],
  ],
  'docs/README.de.md': [
    [
      '    npm ci && npx nnanim blobs --hidden 2 --lang de -o blobs.gif\n',
      '    npx nnanim blobs --hidden 2 --lang de -o blobs.gif\n',
    ],
    ['Der Befehl oben gilt in\neiner Kopie des Repositorys.', 'Der Befehl oben holt\ndas Paket von npm.'],
    [
      `Nötig ist Node ab 20.19. nnanim ist noch nicht auf npm veröffentlicht: Zuerst das Repository klonen.

\`\`\`sh
npm ci && npx nnanim blobs   # im Klon
npm install --global .       # im Klon, nach npm ci; danach überall: nnanim blobs
npm install ../nnanim        # in einem Projekt neben dem Klon; danach: npx nnanim blobs
\`\`\``,
      `Nötig ist Node ab 20.19.

\`\`\`sh
npm install nnanim            # in einem Projekt, danach: npx nnanim blobs
npm install --global nnanim   # überall, danach: nnanim blobs
npx nnanim blobs              # ohne Installation
\`\`\``,
    ],
  ],
  'docs/README.zh.md': [
    [
      '    npm ci && npx nnanim blobs --hidden 2 --lang zh -o blobs.gif\n',
      '    npx -p nnanim -p @fontsource-variable/noto-sans-sc nnanim blobs --hidden 2 --lang zh -o blobs.gif\n',
    ],
    ['上面的命令在克隆的仓库里运行。', '上面的命令从 npm 下载 nnanim。'],
    [
      `需要 Node 20.19 或更新的版本。nnanim 还没有发布到 npm，请先克隆仓库。\`npm ci\` 也会装好中文字形：思源黑体（Noto Sans
SC）的 npm 包，约 5 MB。

\`\`\`sh
npm ci && npx nnanim blobs --lang zh   # 在克隆的仓库里
npm install --global .                 # 在克隆的仓库里，npm ci 之后；以后随处用 nnanim blobs --lang zh
npm install ../nnanim                  # 在仓库旁边的项目里，之后用 npx nnanim blobs --lang zh
\`\`\`

也可以用 \`--font\` 指定别的 TTF 或 OTF 字体。`,
      `需要 Node 20.19 或更新的版本。中文字形来自思源黑体（Noto Sans SC）的 npm 包，约 5 MB，与 nnanim 一起安装：

\`\`\`sh
npm install nnanim @fontsource-variable/noto-sans-sc      # 装在项目里，之后用 npx nnanim blobs --lang zh
npm install -g nnanim @fontsource-variable/noto-sans-sc   # 全局安装，之后用 nnanim blobs --lang zh
\`\`\`

也可以不装这个包，用 \`--font\` 指定别的 TTF 或 OTF 字体。`,
    ],
  ],
  'docs/library.md': [
    [
      `The package is not published on npm yet. \`npm ci && npm pack\` in a clone writes it as a file; in your project:

    npm install ../nnanim/nnanim-*.tgz
`,
      `    npm install nnanim
`,
    ],
  ],
  'docs/python.md': [
    [
      `[Install nnanim globally](../README.md#install) from a clone, as it is not published on npm yet. Then, in a cell of a notebook,
once per folder (in a terminal without the \`!\`):

\`\`\`
!nnanim snippet python > nnanim.py`,
      `In a cell of a notebook, once per folder (in a terminal without the \`!\`):

\`\`\`
!npx --yes nnanim snippet python > nnanim.py`,
    ],
    [
      'Then install nnanim from a clone: `npm ci && npm install --global .`.',
      '`npm install --global nnanim` makes figures faster.',
    ],
  ],
  'docs/batches.md': [
    [
      `Editors complete and check keys by the first line of the file, which names a schema:
\`# yaml-language-server: $schema=batch.schema.json\`. \`nnanim validate --schema > batch.schema.json\` writes the schema.`,
      `Editors complete and check keys by the first line of the file:
\`# yaml-language-server: $schema=https://unpkg.com/nnanim/dist/batch.schema.json\`.
\`nnanim validate --schema\` prints this schema.`,
    ],
  ],
  'docs/troubleshooting.md': [
    [
      `It is not published on npm yet; where no
clone is, \`npm install FILE\` takes the file that \`npm pack\` writes in one.`,
      'In a project, that is `npm install nnanim`.',
    ],
  ],
}

/** A page with all of its passages in one form. @throws Error where a passage stands in neither form */
export function installed(page, text, published = isPublished) {
  return passages[page].reduce((now, forms) => {
    const here = forms.find(form => now.includes(form))
    if (!here)
      throw new Error(`${page} lacks a passage of tests/readme/install.js: change both together: ${forms[0]}`)
    return now.replace(here, () => forms[Number(published)])
  }, text)
}
