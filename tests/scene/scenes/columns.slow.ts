import { make } from '../stage.ts'
import { describeWorth, small } from './columns-figures.ts'

describeWorth([['digits', make({ ...small, data: 'digits', hidden: '4', alpha: 1, test: 0.2 })]])
