import { describeNetworkJumps, describeNetworks } from './network-films.ts'

describeNetworks([
  ['two layers', { data: 'moons', hidden: '4:relu,3:tanh', restarts: 1 }],
  ['five classes', { data: 'spirals', classes: 5, hidden: '8', restarts: 1 }],
])
describeNetworkJumps([
  ['moons', { data: 'moons' }],
  ['iris', { data: 'iris', hidden: '3', restarts: 1 }],
])
