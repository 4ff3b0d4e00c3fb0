#!/usr/bin/env bash
# Makes the pictures of the README and of docs/, one command each. Run it in a clone after `npm ci`.
set -euo pipefail
cd "$(dirname "$0")"

nnanim() { node ../../bin/nnanim.js "$@"; }

# The head of the README: a vector that moves, and its dark twin.
nnanim blobs --hidden 2 --twins -o blobs.anim.svg

# The five recipes.
nnanim 'y = sin(3*x)' --twins --size 360x360 -o sine.anim.svg
nnanim circles --size 360x360 --max-size 300kB -o circles.gif
nnanim moons --size 480x270 -o slides.png
nnanim spirals --film 3 --size 178mm --density 2 --theme paper -o paper.png
nnanim ../iris.csv --label species --slice auto --scene boundary --size 360x360 -o table.png

# The first page in other languages. Chinese has a font in the devDependencies.
for lang in de zh; do
  nnanim blobs --lang "$lang" --size 360x360 --max-size 110kB -o "$lang/blobs.gif"
  nnanim circles --lang "$lang" --film 3 --size 260x280 -o "$lang/circles.png"
done

# The manual.
nnanim compare circles --size 560x389 -o compare.png
nnanim explain circles --film 6 --size 260x280 -o explain.png
nnanim network moons --size 660x440 -o network.png
nnanim spirals --hidden 6,2 --activation relu --film 6 --size 260x280 -o relu.png
nnanim sweep circles --hidden 1..4 --size 640x700 -o sweep.png
nnanim network blobs --hidden 2 --play step --size 660x440 -o step.png
nnanim ../cars.csv --target mpg --scene dependence --size 440x310 --at end -o dependence.png
nnanim circles --scene surface --at 7.5 --size 420x400 -o water.png
nnanim moons --scene training --at 55% --size 880x320 --density 2 -o training.png

# The film of a lesson, as docs/scenes.md has it.
nnanim --config ../film.yaml --film 6 --size 300x225 -o film.png

# The wall: every dataset and every scene.
for name in blobs article circles moons spirals xor clusters flower checkerboard iris digits; do
  nnanim "$name" --size 280x280 -o "wall/$name.png"
done
for scene in data boundary surface orbit compare training; do
  nnanim moons --scene "$scene" --size 280x280 -o "wall/scene-$scene.png"
done
nnanim moons --scene story --at 60% --size 280x280 -o wall/scene-story.png
nnanim explain circles --size 280x280 -o wall/scene-explain.png
nnanim moons --hidden 6 --activation relu --scene regions --size 280x280 -o wall/scene-regions.png
nnanim 'y = sin(3*x)' --activation relu --scene regions --size 280x280 -o wall/regression-regions.png
nnanim spirals --hidden 6,2 --activation relu --size 280x280 -o wall/relu-folded.png
nnanim iris --scene columns --size 420x280 -o wall/scene-columns.png
nnanim iris --slice pairs --scene boundary --size 400x400 -o wall/slice-pairs.png
nnanim network moons --size 420x280 -o wall/scene-network.png
nnanim 'y = sin(3*x)' --scene transform --size 280x280 -o wall/regression-transform.png
nnanim 'y = abs(x)' --size 280x280 -o wall/regression-fit.png
nnanim 'z = x*y' --scene surface --size 280x280 -o wall/regression-surface.png
nnanim 'z = x*y' --scene levels --size 280x280 -o wall/regression-levels.png
nnanim compare 'y = sin(3*x)' --size 420x280 -o wall/regression-compare.png

# The manual of regression.
nnanim ../cars.csv --target mpg --size 300x300 -o cars.png
nnanim 'y = 1/(1+x^2)' --hidden 2 --scene transform --film 6 --size 230x250 -o bend.png
