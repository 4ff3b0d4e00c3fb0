#!/usr/bin/env bash
# The eight pictures of the article, one command each. Run it in a clone after `npm ci`.
set -euo pipefail
cd "$(dirname "$0")"

nnanim() { node ../../bin/nnanim.js "$@" --theme article --size 270x270 --fps 12 --max-size 400kB; }

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
