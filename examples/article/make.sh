#!/usr/bin/env bash
# The eight pictures of the article, one command each. Run it in a clone after `npm ci`. Flags are passed on:
# `./make.sh --lang zh` makes them in Chinese, in the folder `zh`.
set -euo pipefail
cd "$(dirname "$0")"

flags=("$@") caption="The hidden layer's output"
if [[ "$*" =~ --lang[=\ ](de|es|fr|ja|zh) ]]; then
  case "${BASH_REMATCH[1]}" in
    de) caption='Die Ausgabe der verborgenen Schicht' ;;
    es) caption='La salida de la capa oculta' ;;
    fr) caption='La sortie de la couche cachée' ;;
    ja) caption='隠れ層の出力' ;;
    zh) caption='隐藏层的输出' ;;
  esac
  mkdir -p "${BASH_REMATCH[1]}"
  cd "${BASH_REMATCH[1]}"
fi
bin=$(git rev-parse --show-toplevel)/bin/nnanim.js

nnanim() { node "$bin" "$@" --theme article --size 270x270 --fps 12 --max-size 330kB "${flags[@]}"; }

# 1. The data as a scatter plot.
nnanim article --scene data --at end -o 1-data.png
# 2. The hidden layer's output as a scatter plot.
nnanim article --no-sheet --no-cuts --at 43% --caption "The hidden layer's output" -o 2-hidden.png
# 3. The way from 1 to 2.
nnanim article --one-way -o 3-transform.gif
# 4. The straight line of the output neuron in hidden space.
nnanim article -o 4-line.png
# 5. The probability over the input plane: two neurons make two cuts.
nnanim article --scene surface -o 5-surface.gif
# 6. A disc inside a ring, its surface and the triangle of three cuts.
nnanim circles --scene surface -o 6-triangle.gif
# 7. Three neurons lift the plane into the unit cube.
nnanim circles -o 7-lift.gif
# 8. The turning cube with its plane.
nnanim circles --scene orbit -o 8-cube.gif
