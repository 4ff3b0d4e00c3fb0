import { catalog } from '../../../src/encode/catalog.ts'
import { describeHeads, shownFirst } from './heads.ts'

describeHeads(catalog.datasets.map(({ name }) => name).filter(name => !shownFirst.includes(name)))
