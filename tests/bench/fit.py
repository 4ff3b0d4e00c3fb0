"""scikit-learn's MLPClassifier(lbfgs) alone, as fit.js times the solver here: the article's recipe with n rows,
one net a size, random_state 0, 1, 2, at most 200 iterations. Seconds are the smaller of wall and processor time, for
machines that do other work too. Prints one JSON line.

    python3 fit.py [samples×widths ...], such as 2000×16,16
"""
import json
import statistics
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

warnings.simplefilter("ignore")

SIZES = ["200×2", "2000×2", "200×16,16", "200000×2", "20000×16,16"]
# Rounds go on until so many seconds are spent.
ENOUGH = 3
MOST_ROUNDS = 7


def bands(n):
    np.random.seed(1)
    x1 = np.concatenate([np.random.normal(0.5, 0.1, n // 2), np.random.normal(0.2, 0.05, n // 4),
                         np.random.normal(0.8, 0.05, n // 4)])
    x2 = np.random.normal(0.5, 0.2, n)
    return StandardScaler().fit_transform(np.column_stack([x1, x2])), np.repeat([0, 1], n // 2)


class Counting(MLPClassifier):
    calls = 0

    def _loss_grad_lbfgs(self, *args):
        self.calls += 1
        return super()._loss_grad_lbfgs(*args)


def measure(size):
    samples, hidden = size.split("×")
    samples, hidden = int(samples), tuple(map(int, hidden.split(",")))
    x, y = bands(samples)

    def fit(seed):
        return Counting(solver="lbfgs", hidden_layer_sizes=hidden, activation="logistic", max_iter=200,
                        random_state=seed).fit(x, y).calls

    fit(0)
    times = [[], [], []]
    rounds = 0
    while rounds == 0 or (sum(map(sum, times)) < ENOUGH and rounds < MOST_ROUNDS):
        rounds += 1
        evaluations = 0
        for seed, spans in enumerate(times):
            wall, cpu = time.perf_counter(), time.process_time()
            evaluations += fit(seed)
            spans.append(min(time.perf_counter() - wall, time.process_time() - cpu))
    seconds = sum(map(statistics.median, times))
    return {"samples": samples, "hidden": hidden, "evaluations": evaluations, "seconds": seconds,
            "perEvaluation": seconds / evaluations}


def blas():
    try:
        from threadpoolctl import threadpool_info
    except ImportError:
        return None
    found = [f"{info['internal_api']} {info['version']}" for info in threadpool_info() if info["user_api"] == "blas"]
    return found[0] if found else "netlib"


print(json.dumps({"scikitLearn": sklearn.__version__, "numpy": np.__version__, "blas": blas(),
                  "rows": [measure(size) for size in sys.argv[1:] or SIZES]}))
