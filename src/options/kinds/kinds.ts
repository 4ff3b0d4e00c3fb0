import type { Form, Kinds } from '../forms.ts'
import type { Kind, KindsOf } from './kind.ts'
import { layersKind } from './layers.ts'
import { numberKinds } from './number.ts'
import { sequenceKind } from './sequence.ts'
import { sizeKinds } from './size.ts'
import { tableKinds } from './table.ts'
import { themeKinds } from './theme.ts'
import { wordKinds } from './word.ts'

const kinds: KindsOf<keyof Kinds> = {
  ...numberKinds,
  ...wordKinds,
  ...tableKinds,
  ...sizeKinds,
  ...themeKinds,
  layers: layersKind,
  sequence: sequenceKind,
}

export function kindOf(form: Form): Kind<keyof Kinds> {
  return kinds[form.kind] as Kind<keyof Kinds>
}
