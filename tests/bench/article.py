"""The article's animation the Python way: numpy, scikit-learn's MLPClassifier(lbfgs) and matplotlib.

    python3 article.py out.gif [--frames 150] [--size 600] [--fps 25] [--fits 10]

--fits N fits N times, the global random stream flowing on, and keeps the lowest loss; with one fit
scikit-learn stops on a plateau here (51.5 % accuracy).
"""
import argparse

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation, PillowWriter
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

DPI = 100


def bands():
    np.random.seed(1)
    x1 = np.concatenate([np.random.normal(0.5, 0.1, 100), np.random.normal(0.2, 0.05, 50),
                         np.random.normal(0.8, 0.05, 50)])
    x2 = np.concatenate([np.random.normal(0.5, 0.2, n) for n in (100, 50, 50)])
    return StandardScaler().fit_transform(np.column_stack([x1, x2])), np.repeat([0, 1], 100)


def fit(x, y, fits):
    nets = [MLPClassifier(solver="lbfgs", hidden_layer_sizes=(2,), activation="logistic", max_iter=1000).fit(x, y)
            for _ in range(fits)]
    return min(nets, key=lambda net: net.loss_)


def animation(frames, size, fits):
    x, y = bands()
    net = fit(x, y, fits)
    hidden = 1 / (1 + np.exp(-(x @ net.coefs_[0] + net.intercepts_[0])))
    w, b = net.coefs_[1][:, 0], net.intercepts_[1][0]
    ends = np.array([-0.1, 1.1])
    line = (ends, -(w[0] * ends + b) / w[1]) if abs(w[1]) >= abs(w[0]) else (-(w[1] * ends + b) / w[0], ends)

    fig = plt.figure(figsize=(size / DPI, size / DPI), dpi=DPI)
    ax = fig.add_subplot()
    ax.set_aspect("equal")
    points = ax.scatter(x[:, 0], x[:, 1], c=y, s=30, cmap="viridis")
    separator, = ax.plot(*line, "r-", lw=2, alpha=0)
    title = ax.set_title("")
    middle, half = (x.min(0) + x.max(0)) / 2, 0.58 * np.ptp(x, axis=0).max()
    start, end = np.column_stack([middle - half, middle + half]), np.array([[-0.1, 1.1]] * 2)

    def update(i):
        t = min(1, i / (0.75 * frames))
        points.set_offsets((1 - t) * x + t * hidden)
        limits = (1 - t) * start + t * end
        ax.set_xlim(limits[0])
        ax.set_ylim(limits[1])
        separator.set_alpha(min(1, max(0, (i / frames - 0.75) / 0.1)))
        title.set_text(f"input to hidden layer, t = {t:.2f}")
        return points, separator, title

    return fig, update


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("out")
    parser.add_argument("--frames", type=int, default=150)
    parser.add_argument("--size", type=int, default=600)
    parser.add_argument("--fps", type=int, default=25)
    parser.add_argument("--fits", type=int, default=10)
    options = parser.parse_args()
    fig, update = animation(options.frames, options.size, options.fits)
    made = FuncAnimation(fig, update, frames=options.frames, init_func=lambda: (), interval=1000 / options.fps)
    made.save(options.out, writer=PillowWriter(fps=options.fps), dpi=DPI)


if __name__ == "__main__":
    main()
