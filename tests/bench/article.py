"""The article's animations the Python way: numpy, scikit-learn's MLPClassifier(lbfgs) and matplotlib.

    python3 article.py hidden2d out.gif [--fits 10] [--frames 120] [--size 600] [--fps 30] [--writer pillow]

hidden2d moves the points into a hidden layer of two units; cube turns the unit cube of three. --writer ffmpeg makes
an MP4 (H.264). --fits N fits N times, the global random stream flowing on, and keeps the lowest loss; with one fit
scikit-learn stops on a plateau in hidden2d (51.5 % accuracy).
"""
import argparse

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FFMpegWriter, FuncAnimation, PillowWriter
from mpl_toolkits.mplot3d.art3d import Poly3DCollection
from sklearn.datasets import make_circles
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

DPI = 100
CMAP = "viridis"
CORNERS = np.array([[i >> 2 & 1, i >> 1 & 1, i & 1] for i in range(8)], float)
EDGES = [(i, i | bit) for i in range(8) for bit in (1, 2, 4) if not i & bit]


def bands():
    np.random.seed(1)
    x1 = np.concatenate([np.random.normal(0.5, 0.1, 100), np.random.normal(0.2, 0.05, 50),
                         np.random.normal(0.8, 0.05, 50)])
    x2 = np.concatenate([np.random.normal(0.5, 0.2, n) for n in (100, 50, 50)])
    return StandardScaler().fit_transform(np.column_stack([x1, x2])), np.repeat([0, 1], 100)


def circles():
    x, y = make_circles(200, noise=0.08, factor=0.4, random_state=1)
    np.random.seed(1)
    return x, y


def fit(x, y, hidden, fits):
    nets = [MLPClassifier(solver="lbfgs", hidden_layer_sizes=(hidden,), activation="logistic", max_iter=1000).fit(x, y)
            for _ in range(fits)]
    return min(nets, key=lambda net: net.loss_)


def hidden_layer(net, x):
    return 1 / (1 + np.exp(-(x @ net.coefs_[0] + net.intercepts_[0])))


def figure(size):
    return plt.figure(figsize=(size / DPI, size / DPI), dpi=DPI)


def square_limits(x, margin=0.08):
    """Limits of two axes, one a row, of the same span."""
    low, high = x.min(0), x.max(0)
    pad = margin * (high - low).max()
    low, high = low - pad, high + pad
    middle, half = (low + high) / 2, (high - low).max() / 2
    return np.column_stack([middle - half, middle + half])


def hidden2d(frames, size, fits):
    """The points move in three quarters of the frames, the line fades in during a tenth, all holds still."""
    x, y = bands()
    net = fit(x, y, 2, fits)
    hidden = hidden_layer(net, x)
    moving, fading = max(2, round(0.75 * frames)), max(1, round(0.1 * frames))
    ts = np.clip(np.arange(frames) / (moving - 1), 0, 1)
    alphas = np.clip((np.arange(frames) - moving + 1) / fading, 0, 1)
    start, end = square_limits(x), np.array([[-0.1, 1.1]] * 2)

    fig = figure(size)
    ax = fig.add_subplot()
    ax.set_aspect("equal")
    points = ax.scatter(x[:, 0], x[:, 1], c=y, s=30, cmap=CMAP)
    w, b = net.coefs_[1][:, 0], net.intercepts_[1][0]
    ends = end[0]
    line = (ends, -(w[0] * ends + b) / w[1]) if abs(w[1]) >= abs(w[0]) else (-(w[1] * ends + b) / w[0], ends)
    separator, = ax.plot(*line, "r-", lw=2, alpha=0)
    title = ax.set_title("")

    def update(i):
        t = ts[i]
        points.set_offsets((1 - t) * x + t * hidden)
        limits = (1 - t) * start + t * end
        ax.set_xlim(limits[0])
        ax.set_ylim(limits[1])
        separator.set_alpha(alphas[i])
        separator.set_visible(alphas[i] > 0)
        title.set_text(f"input \u2192 hidden layer  t = {t:.2f}")
        return points, separator, title

    return fig, update


def plane_in_cube(w, b):
    """Corners of the polygon {x in the unit cube: w.x + b = 0}, in order."""
    d = CORNERS @ w + b
    corners = np.array([CORNERS[i] + d[i] / (d[i] - d[j]) * (CORNERS[j] - CORNERS[i])
                        for i, j in EDGES if d[i] * d[j] < 0])
    if len(corners) < 3:
        return None
    spokes = corners - corners.mean(0)
    u = spokes[0] / np.linalg.norm(spokes[0])
    v = np.cross(w / np.linalg.norm(w), u)
    return corners[np.argsort(np.arctan2(spokes @ v, spokes @ u))]


def cube(frames, size, fits):
    """One turn of the unit cube with the points and the plane between the classes."""
    x, y = circles()
    net = fit(x, y, 3, fits)

    fig = figure(size)
    ax = fig.add_subplot(projection="3d")
    ax.set_box_aspect((1, 1, 1), zoom=0.9)
    ax.scatter(*hidden_layer(net, x).T, c=y, s=20, cmap=CMAP)
    for i, j in EDGES:
        ax.plot(*CORNERS[[i, j]].T, color="0.5", lw=0.8)
    polygon = plane_in_cube(net.coefs_[1][:, 0], net.intercepts_[1][0])
    if polygon is not None:
        ax.add_collection3d(Poly3DCollection([polygon], facecolors="red", edgecolors="red", alpha=0.25))
    ax.set(xlim=(0, 1), ylim=(0, 1), zlim=(0, 1), xlabel="a1", ylabel="a2", zlabel="a3")

    def update(i):
        ax.view_init(elev=20, azim=-60 + 360 * i / frames)
        return ()

    return fig, update


FIGURES = {"hidden2d": hidden2d, "cube": cube}
WRITERS = {"pillow": PillowWriter, "ffmpeg": FFMpegWriter}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("figure", choices=FIGURES)
    parser.add_argument("out")
    parser.add_argument("--fits", type=int, default=1)
    parser.add_argument("--frames", type=int, default=120)
    parser.add_argument("--size", type=int, default=600)
    parser.add_argument("--fps", type=int, default=30)
    parser.add_argument("--writer", choices=WRITERS, default="pillow")
    options = parser.parse_args()
    fig, update = FIGURES[options.figure](options.frames, options.size, options.fits)
    made = FuncAnimation(fig, update, frames=options.frames, init_func=lambda: (), interval=1000 / options.fps)
    made.save(options.out, writer=WRITERS[options.writer](fps=options.fps), dpi=DPI)


if __name__ == "__main__":
    main()
