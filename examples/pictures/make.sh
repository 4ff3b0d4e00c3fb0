#!/usr/bin/env bash
# Makes the pictures of the README. Run it in a clone after `npm ci`.
set -euo pipefail
cd "$(dirname "$0")"

nnanim() { node ../../bin/nnanim.js "$@"; }

nnanim blobs --hidden 2 -o blobs.gif
nnanim circles --size 360x360 --fps 20 -o circles.gif
nnanim moons --theme dark --size 360x360 --fps 20 -o moons.gif
nnanim xor --theme dark --size 360x360 --fps 20 -o xor.gif
nnanim spirals --size 360x360 --fps 20 -o spirals.gif
nnanim compare circles --size 860x600 -o compare.png
nnanim sweep circles --hidden 1..4 --size 640x700 --fps 15 -o sweep.gif
nnanim moons --scene training --at 35% --size 880x320 --density 2 -o training.png
