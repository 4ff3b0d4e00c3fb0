"""ONNX files and what they predict, for tests/network/models/onnx.test.ts and tests/readers/onnx.readers.ts:

    /usr/bin/python3 tests/vectors/onnx_models.py tests/vectors/onnx

Files by torch.onnx (Debian's python3-torch 2.6), and by python3-onnx in the shapes that skl2onnx 1.20 and tf2onnx 1.16
give: the file and function of each stands above it. `outputs.json` has rows of inputs and two lists of probabilities, or
numbers of a regression: of the file's graph evaluated here in doubles, node by node, and of onnxruntime in single
precision. Logits are in it as their softmax, or as the sigmoid of one. Constants of Selu are those that ONNX's defaults
round.
"""

import json
import sys
import warnings
from math import erf, sqrt
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

warnings.simplefilter("ignore")
folder = Path(sys.argv[1])
folder.mkdir(exist_ok=True)
for each in [*folder.glob("*.onnx"), *folder.glob("*.bin")]:
    each.unlink()
rng = np.random.default_rng(1)
torch.manual_seed(1)
out = {}


# The graph in doubles.


def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)


def gemm(a, b, c=0.0, alpha=1.0, beta=1.0, transA=0, transB=0):
    return alpha * (a.T if transA else a) @ (b.T if transB else b) + beta * c


def gelu(x, approximate=b"none"):
    if approximate == b"tanh":
        return x / 2 * (1 + np.tanh(sqrt(2 / np.pi) * (x + 0.044715 * x**3)))
    return x / 2 * (1 + np.vectorize(erf)(x / sqrt(2)))


def batch_norm(x, scale, bias, mean, variance, epsilon=1e-5, **_):
    return (x - mean) / np.sqrt(variance + epsilon) * scale + bias


def reshape(x, shape, **_):
    return x.reshape([x.shape[i] if size == 0 else int(size) for i, size in enumerate(shape)])


selu_alpha, selu_gamma = 1.6732632423543772, 1.0507009873554805
evaluate = {
    "Gemm": gemm,
    "MatMul": np.matmul,
    "Add": np.add,
    "Sub": np.subtract,
    "Mul": np.multiply,
    "Div": np.divide,
    "Pow": np.power,
    "Neg": np.negative,
    "Sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "Tanh": np.tanh,
    "Relu": lambda x: np.maximum(x, 0),
    "LeakyRelu": lambda x, alpha=0.01: np.where(x < 0, alpha * x, x),
    "Elu": lambda x, alpha=1.0: np.where(x < 0, alpha * np.expm1(x), x),
    "Selu": lambda x: selu_gamma * np.where(x < 0, selu_alpha * np.expm1(x), x),
    "Softplus": lambda x: np.logaddexp(x, 0),
    "Softsign": lambda x: x / (1 + abs(x)),
    "Abs": np.abs,
    "Erf": np.vectorize(erf),
    "Gelu": gelu,
    "Clip": lambda x, low=None, high=None, min=None, max=None: np.clip(x, min if low is None else low, max if high is None else high),
    "Softmax": softmax,
    "LogSoftmax": lambda x, axis=-1: np.log(softmax(x, axis)),
    "BatchNormalization": batch_norm,
    "Scaler": lambda x, offset, scale: (x - np.array(offset)) * np.array(scale),
    "FeatureVectorizer": lambda *x, inputdimensions: np.concatenate(x, 1),
    "Concat": lambda *x, axis: np.concatenate([np.atleast_1d(each) for each in x], axis),
    "Reshape": reshape,
    "Flatten": lambda x, axis=1: x.reshape(len(x), -1),
    "Squeeze": lambda x, at=None, axes=None: np.squeeze(x, tuple(int(i) for i in (axes if at is None else at))),
    "Unsqueeze": lambda x, at=None, axes=None: np.expand_dims(x, tuple(int(i) for i in (axes if at is None else at))),
    "Transpose": lambda x, perm: x.transpose(perm),
    "Shape": lambda x: np.array(x.shape),
    "Gather": lambda x, i, axis=0: np.take(x, np.int64(i), axis),
    "Constant": lambda value: numpy_helper.to_array(value),
    "Identity": lambda x: x,
    "Cast": lambda x, to: x,
    "CastLike": lambda x, like: x,
    "Greater": lambda a, b: (a > b).astype(float),
    "Where": lambda condition, a, b: np.where(condition > 0, a, b),
    "ZipMap": lambda x, **_: x,
    "ArgMax": lambda x, axis, keepdims=1: x.argmax(axis, keepdims=bool(keepdims)),
    "ArrayFeatureExtractor": lambda x, i: x[..., i.astype(int)],
}


def doubles(model, inputs):
    """The value of each name in the graph."""
    values = dict(inputs)
    for tensor in model.graph.initializer:
        value = numpy_helper.to_array(tensor, str(folder))
        if tensor.data_type == TensorProto.BFLOAT16:
            value = (value.view(np.uint16).astype(np.uint32) << 16).view(np.float32)
        values[tensor.name] = value
    for node in model.graph.node:
        attributes = {each.name: helper.get_attribute_value(each) for each in node.attribute}
        given = [values[name] if name else None for name in node.input]
        given = [value.astype(float) if value is not None and value.dtype.kind in "fiu" else value for value in given]
        values[node.output[0]] = evaluate[node.op_type](*given, **attributes)
    return values


# What goes into the tests.


def record(name, model, widths, output, ends="", features=None, classes=None, file_in_place=False):
    """Writes a file with four rows of inputs and what comes of them; `ends` makes probabilities of other outputs."""
    path = folder / f"{name}.onnx"
    if not file_in_place:
        onnx.save(model, path)
    model = onnx.load(path)
    total = sum(widths)
    # Numbers that are the same in single precision, and short.
    x = (np.round(64 * rng.normal(2, 2, (4, total))) / 64).astype(np.float32)
    parts = np.split(x, np.cumsum(widths)[:-1], 1)
    sizes = [[size.dim_value for size in each.type.tensor_type.shape.dim][1:] for each in model.graph.input]
    parts = [part.reshape([4, *size]) for part, size in zip(parts, sizes)]
    names = [each.name for each in model.graph.input]
    exact = doubles(model, {key: part.astype(float) for key, part in zip(names, parts)})[output]
    wanted = next(each.name for each in model.graph.output if each.name.startswith(output))
    found = onnxruntime.InferenceSession(str(path)).run([wanted], dict(zip(names, parts)))[0]
    if isinstance(found, list):
        found = np.array([list(row.values()) for row in found])

    def shown(values):
        values = np.array(values, float).reshape(4, -1)
        made = {"": lambda v: v, "softmax": softmax, "sigmoid": lambda v: 1 / (1 + np.exp(-v)), "exp": np.exp}[ends]
        return made(values).tolist()

    out[name] = {"x": x.astype(float).tolist(), "doubles": shown(exact), "onnxruntime": shown(found)}
    if features:
        out[name]["features"] = features
    if classes:
        out[name]["classes"] = classes


def weights(inputs, units):
    return rng.normal(0, 1.5 / sqrt(inputs), (inputs, units)).astype(np.float32), rng.normal(0, 0.3, units).astype(np.float32)


# torch.onnx, by TorchScript.


def torch_model(*layers):
    for module in layers:
        if isinstance(module, nn.Linear):
            w, b = weights(module.in_features, module.out_features)
            module.weight.data, module.bias.data = torch.tensor(w.T.copy()), torch.tensor(b)
        if isinstance(module, nn.BatchNorm1d):
            for part in (module.running_mean, module.weight.data, module.bias.data):
                part.copy_(torch.tensor(rng.normal(0.5, 0.5, len(part))))
            module.running_var.copy_(torch.tensor(rng.uniform(0.5, 2, len(module.running_var))))
    return nn.Sequential(*layers).eval()


def export(name, model, inputs, ends="", opset=17, shape=None, dynamic=True):
    path = folder / f"{name}.onnx"
    shape = shape or [inputs]
    more = {"dynamic_axes": {"x": {0: "n"}}} if dynamic else {}
    torch.onnx.export(model, torch.zeros(4, *shape), str(path), opset_version=opset, input_names=["x"], output_names=["y"], dynamo=False, **more)
    record(name, None, [inputs], "y", ends, file_in_place=True)


def deep(widths, activation):
    layers = []
    for i, (a, b) in enumerate(zip(widths, widths[1:])):
        layers += [nn.Linear(a, b), *([activation] if i < len(widths) - 2 else [])]
    return layers


class Scaled(nn.Module):
    """A network that scales its inputs and squeezes its output by itself, as scripts do."""

    def __init__(self, inputs):
        super().__init__()
        self.register_buffer("mean", torch.tensor(rng.normal(2, 1, inputs), dtype=torch.float32))
        self.register_buffer("deviation", torch.tensor(rng.uniform(0.5, 3, inputs), dtype=torch.float32))
        self.net = torch_model(nn.Linear(inputs, 5), nn.Tanh(), nn.Linear(5, 1))

    def forward(self, x):
        x = (x - self.mean) / self.deviation
        return torch.sigmoid(self.net(x.view(x.shape[0], -1))).squeeze(-1)


class Rest(nn.Module):
    """Both probabilities of a sigmoid, with factors and terms where weights follow."""

    def __init__(self):
        super().__init__()
        self.first, self.second = torch_model(nn.Linear(6, 4)), torch_model(nn.Linear(4, 1))

    def forward(self, x):
        p = torch.sigmoid(self.second(2 * torch.tanh(self.first(x / 10) * 0.5) - 1))
        return torch.cat([1 - p, p], 1)


export("torch-sigmoid", torch_model(*deep([2, 3, 2], nn.Sigmoid()), nn.Softmax(1)), 2, opset=9)
export("torch-tanh", torch_model(*deep([64, 12, 10], nn.Tanh()), nn.Softmax(1)), 64, opset=13)
export("torch-relu", torch_model(*deep([10, 16, 16, 16, 16, 16, 16, 16, 3], nn.ReLU())), 10, "softmax")
export("torch-leaky-relu", torch_model(*deep([4, 8, 8, 5], nn.LeakyReLU()), nn.LogSoftmax(1)), 4, "exp", opset=11)
export("torch-elu", torch_model(*deep([3, 7, 1], nn.ELU())), 3, "sigmoid", opset=10)
export("torch-selu", torch_model(*deep([5, 9, 4], nn.SELU()), nn.Softmax(-1)), 5)
export("torch-softplus", torch_model(*deep([8, 6, 6, 2], nn.Softplus()), nn.Softmax(1)), 8, opset=18)
export("torch-softplus-beta", torch_model(*deep([8, 6, 2], nn.Softplus(beta=2)), nn.Softmax(1)), 8)
export("torch-softsign", torch_model(*deep([2, 5, 5, 3], nn.Softsign()), nn.Softmax(1)), 2)
export("torch-hardtanh-9", torch_model(*deep([6, 10, 3], nn.Hardtanh()), nn.Softmax(1)), 6, opset=9)
export("torch-hardtanh", torch_model(*deep([6, 10, 3], nn.Hardtanh()), nn.Softmax(1)), 6)
export("torch-silu", torch_model(*deep([12, 8, 8, 8, 6], nn.SiLU()), nn.Softmax(1)), 12)
export("torch-gelu", torch_model(*deep([7, 9, 9, 9, 9, 4], nn.GELU()), nn.Softmax(1)), 7)
export("torch-gelu-20", torch_model(*deep([7, 9, 4], nn.GELU()), nn.Softmax(1)), 7, opset=20)
export("torch-gelu-tanh", torch_model(*deep([4, 6, 6, 3], nn.GELU(approximate="tanh")), nn.Softmax(1)), 4)
export("torch-gelu-tanh-20", torch_model(*deep([4, 6, 3], nn.GELU(approximate="tanh")), nn.Softmax(1)), 4, opset=20)
export("torch-identity", torch_model(*deep([3, 2, 3], nn.Identity()), nn.Softmax(1)), 3)
export("torch-line", torch_model(nn.Linear(2, 1), nn.Sigmoid()), 2, dynamic=False)
export("torch-no-biases", nn.Sequential(nn.Linear(3, 4, bias=False), nn.ReLU(), nn.Linear(4, 2, bias=False)), 3, "softmax")
export("torch-batch-norm", torch_model(nn.BatchNorm1d(5), nn.Linear(5, 6), nn.BatchNorm1d(6), nn.ReLU(), nn.Dropout(), nn.Linear(6, 6), nn.Tanh(), nn.BatchNorm1d(6), nn.Linear(6, 3), nn.Softmax(1)), 5)
export("torch-image", torch_model(nn.Flatten(), *deep([16, 8, 10], nn.ReLU()), nn.Softmax(1)), 16, shape=[1, 4, 4])
export("torch-scaled", Scaled(4), 4)
export("torch-scaled-still", Scaled(3), 3, dynamic=False)
export("torch-rest", Rest().eval(), 6)
export("torch-number", torch_model(*deep([4, 8, 1], nn.Tanh())), 4)


# Graphs node by node.


class Graph:
    """Nodes and constants; names are those of the source, numbered where it numbers them."""

    def __init__(self):
        self.nodes, self.constants, self.inputs = [], [], []

    def constant(self, name, value, kind=np.float32):
        value = np.asarray(value)
        self.constants.append(numpy_helper.from_array(value if value.dtype.kind in "OSU" else value.astype(kind), name))
        return name

    def node(self, operator, inputs, output, domain="", **attributes):
        self.nodes.append(helper.make_node(operator, inputs, [output], name=f"{operator}_{output}", domain=domain, **attributes))
        return output

    def input(self, name, width, kind=TensorProto.FLOAT):
        self.inputs.append(helper.make_tensor_value_info(name, kind, [None, width]))
        return name

    def model(self, outputs, opset=15):
        kinds = [TensorProto.INT64 if name == "output_label" else TensorProto.FLOAT for name in outputs]
        values = [helper.make_tensor_value_info(name, kind, None) for name, kind in zip(outputs, kinds)]
        return self.finish(values, opset)

    def finish(self, values, opset=15):
        graph = helper.make_graph(self.nodes, "graph", self.inputs, values, self.constants)
        sets = [helper.make_opsetid("", opset), helper.make_opsetid("ai.onnx.ml", 1)]
        return helper.make_model(graph, opset_imports=sets, ir_version=8)


# skl2onnx. See skl2onnx/operator_converters/: multilayer_perceptron.py (_forward_pass: MatMul, Add and the activation of
# each layer; convert_sklearn_mlp_classifier: Cast, Sub and Concat of two classes, Identity of more, ArgMax,
# ArrayFeatureExtractor, Reshape, Cast of labels; convert_sklearn_mlp_regressor: Reshape), scaler_op.py
# (convert_sklearn_scaler: Scaler, or Sub and Div; convert_sklearn_min_max_scaler: Cast, Mul, Add), zip_map.py
# (convert_sklearn_zipmap: Identity or Cast of the label, ZipMap), common.py (concatenate_variables: FeatureVectorizer).
ml = "ai.onnx.ml"


def sklearn(name, widths, activation, classes=None, scaler="", zipmap=True, features=None):
    g = Graph()
    if features:
        columns = [g.input(each, 1) for each in features]
        x = g.node("FeatureVectorizer", columns, "concatenated", ml, inputdimensions=[1] * len(columns))
    else:
        x = g.input("X", widths[0])
    offset, scale = rng.normal(2, 1, widths[0]), rng.uniform(0.5, 3, widths[0])
    if scaler == "standard":
        x = g.node("Scaler", [x], "variable", ml, offset=offset.tolist(), scale=(1 / scale).tolist())
    if scaler == "div":
        x = g.node("Sub", [x, g.constant("Su_Subcst", offset)], "Su_C0")
        x = g.node("Div", [x, g.constant("Di_Divcst", scale)], "variable")
    if scaler == "minmax":
        x = g.node("Cast", [x], "Ca_output0", to=TensorProto.FLOAT)
        x = g.node("Mul", [x, g.constant("Mu_Mulcst", 1 / scale)], "Mu_C0")
        x = g.node("Add", [x, g.constant("Ad_Addcst", offset)], "variable")
    x = g.node("Cast", [x], "cast_input", to=TensorProto.FLOAT)
    operators = {"identity": "Identity", "tanh": "Tanh", "logistic": "Sigmoid", "relu": "Relu"}
    for i, (inputs, units) in enumerate(zip(widths, widths[1:])):
        w, b = weights(inputs, units)
        end = str(i) if i else ""
        x = g.node("MatMul", [x, g.constant(f"coefficient{end}", w)], f"mul_result{end}")
        x = g.node("Add", [x, g.constant(f"intercepts{end}", b[None])], f"add_result{end}")
        if i < len(widths) - 2:
            x = g.node(operators[activation], [x], f"next_activations{end}")
    if classes is None:
        x = g.node("Identity", [x], "out_activations_result")
        g.node("Reshape", [x, g.constant("shape_tensor", [-1, 1], np.int64)], "variable1")
        return record(name, g.model(["variable1"]), widths[:1], "variable1")
    x = g.node("Sigmoid" if widths[-1] == 1 else "Softmax", [x], "out_activations_result")
    if len(classes) == 2:
        rest = g.node("Sub", [g.constant("unity", np.ones([])), x], "negative_class_proba")
        x = g.node("Concat", [rest, x], "probabilities", axis=1)
    else:
        x = g.node("Identity", [x], "probabilities")
    is_text = isinstance(classes[0], str)
    kept = np.array(classes, object if is_text else np.int32)
    best = g.node("ArgMax", [x], "argmax_output", axis=1)
    label = g.node("ArrayFeatureExtractor", [g.constant("classes", kept, np.int32), best], "array_feature_extractor_result", ml)
    label = g.node("Reshape", [label, g.constant("shape_tensor", [-1], np.int64)], "label" if is_text else "reshaped_result")
    if not is_text:
        label = g.node("Cast", [label], "label", to=TensorProto.INT64)
    kind = TensorProto.STRING if is_text else TensorProto.INT64
    if zipmap:
        label = g.node("Identity" if is_text else "Cast", [label], "output_label", **({} if is_text else {"to": kind}))
        g.node("ZipMap", [x], "output_probability", ml, **{"classlabels_strings" if is_text else "classlabels_int64s": classes})
        key = helper.make_map_type_proto(kind, helper.make_tensor_type_proto(TensorProto.FLOAT, None))
        second = helper.make_value_info("output_probability", helper.make_sequence_type_proto(key))
    else:
        second = helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, None)
    model = g.finish([helper.make_tensor_value_info(label, kind, None), second])
    record(name, model, [1] * widths[0] if features else widths[:1], second.name, "", features, [str(each) for each in classes])


sklearn("sklearn-text", [4, 6, 3], "relu", ["setosa", "versicolor", "virginica"], "standard")
sklearn("sklearn-two", [2, 5, 1], "tanh", ["no", "yes"], "standard")
sklearn("sklearn-whole", [30, 8, 8, 1], "logistic", [0, 1], "div")
sklearn("sklearn-ten", [64, 16, 10], "relu", list(range(10)), "minmax")
sklearn("sklearn-identity", [3, 4, 4], "identity", [2, 3, 5, 7], "", zipmap=False)
sklearn("sklearn-array", [8, 7, 6, 5, 1], "relu", ["a", "b"], "minmax", zipmap=False)
sklearn("sklearn-columns", [3, 4, 3], "tanh", ["x", "y", "z"], "standard", features=["petal length", "petal width", "age"])
sklearn("sklearn-number", [5, 6, 1], "relu", None, "standard")
sklearn("sklearn-line", [2, 1], "relu", ["no", "yes"], "div")


# tf2onnx. See tf2onnx/onnx_opset/: math.py (MatMul, with Transpose of its second input; DirectOp and DirectOpSinceOpset1:
# Elu, Relu, Sigmoid, Tanh, LeakyRelu, Softplus, Softsign as they are; Selu; Erf of opset 9; Softmax with its axis, without one
# from opset 13), nn.py (BiasAdd: Add), tensor.py (Flatten: Reshape to constant sizes), rewriter/gemm_rewriter.py (Gemm, where
# the number of samples is constant). Keras's gelu and swish come as tf.nn.gelu and tf.nn.silu write them (tensorflow/python/
# ops/nn_ops.py, nn_impl.py): Pow, RealDiv, AddV2, Mul and Erf or Tanh; Normalization as Sub and RealDiv.


def keras(name, widths, activation, last="Softmax", normalized=False, opset=15, turned=False, ends=""):
    g = Graph()
    x = g.input("dense_input", widths[0])
    if normalized:
        x = g.node("Sub", [x, g.constant("sub/y:0", rng.normal(2, 1, (1, widths[0])))], "sub:0")
        x = g.node("Div", [x, g.constant("Sqrt:0", rng.uniform(0.5, 3, (1, widths[0])))], "truediv:0")
    for i, (inputs, units) in enumerate(zip(widths, widths[1:])):
        w, b = weights(inputs, units)
        dense = f"StatefulPartitionedCall/sequential/dense_{i}"
        kernel = g.constant(f"{dense}/MatMul/ReadVariableOp:0", w.T if turned else w)
        if turned:
            kernel = g.node("Transpose", [kernel], f"{dense}/MatMul__1:0", perm=[1, 0])
        bias = g.constant(f"{dense}/BiasAdd/ReadVariableOp:0", b)
        if activation == "Gemm":
            x = g.node("Gemm", [x, kernel, bias], f"{dense}/BiasAdd:0")
        else:
            x = g.node("MatMul", [x, kernel], f"{dense}/MatMul:0")
            x = g.node("Add", [x, bias], f"{dense}/BiasAdd:0")
        if i < len(widths) - 2:
            x = keras_activation(g, x, dense, activation)
    if last:
        axis = {"axis": 1} if last == "Softmax" and opset < 13 else {}
        x = g.node(last, [x], f"StatefulPartitionedCall/sequential/last/{last}:0", **axis)
    g.node("Identity", [x], "dense_output")
    record(name, g.model(["dense_output"], opset), widths[:1], "dense_output", ends)


def keras_activation(g, x, dense, activation):
    at = f"{dense}/{activation}"
    scalar = lambda key, value: g.constant(f"{at}/{key}:0", np.full([], value))
    if activation == "swish":
        share = g.node("Sigmoid", [g.node("Mul", [scalar("beta", 1.0), x], f"{at}/mul:0")], f"{at}/Sigmoid:0")
        return g.node("Mul", [x, share], f"{at}/mul_1:0")
    if activation in ("gelu", "gelu_tanh"):
        half = g.node("Mul", [scalar("mul/x", 0.5), x], f"{at}/mul:0")
        if activation == "gelu":
            inner = g.node("Erf", [g.node("Div", [x, scalar("Cast/x", sqrt(2))], f"{at}/truediv:0")], f"{at}/Erf:0")
        else:
            cube = g.node("Mul", [scalar("Cast/x", 0.044715), g.node("Pow", [x, scalar("Pow/y", 3.0)], f"{at}/Pow:0")], f"{at}/mul_1:0")
            sum = g.node("Add", [x, cube], f"{at}/add:0")
            inner = g.node("Tanh", [g.node("Mul", [scalar("mul_2/x", 0.7978845608028654), sum], f"{at}/mul_2:0")], f"{at}/Tanh:0")
        return g.node("Mul", [half, g.node("Add", [scalar("add_1/x", 1.0), inner], f"{at}/add_1:0")], f"{at}/mul_3:0")
    attributes = {"alpha": 0.01} if activation == "LeakyRelu" else {}
    return g.node("Relu" if activation == "Gemm" else activation, [x], f"{at}:0", **attributes)


keras("keras-relu", [4, 8, 8, 3], "Relu", normalized=True)
keras("keras-elu", [2, 6, 2], "Elu", opset=9)
keras("keras-selu", [9, 7, 7, 7, 7, 7, 7, 7, 4], "Selu")
keras("keras-softplus", [3, 5, 1], "Softplus", "Sigmoid", normalized=True)
keras("keras-softsign", [16, 6, 8], "Softsign", turned=True)
keras("keras-leaky-relu", [5, 9, 6], "LeakyRelu", opset=11)
keras("keras-gelu", [6, 8, 8, 5], "gelu")
keras("keras-gelu-tanh", [6, 8, 8, 5], "gelu_tanh", normalized=True)
keras("keras-swish", [20, 10, 7], "swish", normalized=True)
keras("keras-gemm", [3, 4, 2], "Gemm", "", ends="softmax")
keras("keras-one-unit", [2, 1, 1], "gelu_tanh", "Sigmoid")
keras("keras-logit", [2, 4, 1], "Tanh", "", ends="sigmoid")
keras("keras-number", [7, 8, 1], "Relu", "")


# torch.onnx by torch.export (dynamo=True), which needs onnxscript: softplus by its function_libs/torch_lib/ops/nn.py
# (aten_softplus), sums by Gemm with names of the state.


def exported(name, widths):
    g = Graph()
    x = g.input("x", widths[0])
    for i, (inputs, units) in enumerate(zip(widths, widths[1:])):
        w, b = weights(inputs, units)
        given = [g.constant(f"{2 * i}.weight", w.T), g.constant(f"{2 * i}.bias", b)]
        x = g.node("Gemm", [x, *given], f"linear_{i}", beta=1.0, transB=1, alpha=1.0, transA=0)
        if i == len(widths) - 2:
            break
        one = g.node("CastLike", [g.constant(f"beta_{i}", np.ones([])), x], f"beta_cast_{i}")
        scaled = g.node("Mul", [x, one], f"scaled_{i}")
        soft = g.node("Div", [g.node("Softplus", [scaled], f"soft_{i}"), one], f"softplus_{i}")
        end = g.node("CastLike", [g.constant(f"threshold_{i}", np.full([], 20.0)), x], f"threshold_cast_{i}")
        x = g.node("Where", [g.node("Greater", [scaled, end], f"is_past_{i}"), x, soft], f"where_{i}")
    g.node("Softmax", [x], "softmax", axis=1)
    record(name, g.model(["softmax"], 18), widths[:1], "softmax")


exported("torch-export", [4, 7, 7, 3])


# Types of numbers, and a file beside it.


def stored(name, change, outside=False):
    g = Graph()
    x = g.input("x", 3)
    for i, (inputs, units) in enumerate([(3, 5), (5, 2)]):
        w, b = weights(inputs, units)
        tensors = [("w", w), ("b", b)]
        g.constants += [change(f"{key}{i}", value) for key, value in tensors]
        given = [f"w{i}", f"b{i}"]
        if change in (sixteen, brain, whole):
            given = [g.node("Cast", [key], f"{key}_single", to=TensorProto.FLOAT) for key in given]
        x = g.node("Gemm", [x, *given], f"z{i}", alpha=0.5, beta=2.0)
        x = g.node("Relu", [x], f"h{i}") if i == 0 else g.node("Softmax", [x], "y")
    model = g.model(["y"])
    if outside:
        onnx.save(model, folder / f"{name}.onnx", save_as_external_data=True, location=f"{name}.bin", size_threshold=0)
    record(name, model, [3], "y", file_in_place=outside)


def sixteen(key, value):
    # One of them is below the smallest normal number.
    halves = np.where(np.arange(value.size) == 1, 3e-6, value.flatten()).astype(np.float16)
    return helper.make_tensor(key, TensorProto.FLOAT16, value.shape, halves)


brain = lambda key, value: helper.make_tensor(key, TensorProto.BFLOAT16, value.shape, value.flatten())
whole = lambda key, value: helper.make_tensor(key, TensorProto.INT32, value.shape, np.round(3 * value).astype(int).flatten())
stored("stored-float-data", lambda key, value: helper.make_tensor(key, TensorProto.FLOAT, value.shape, value.flatten()))
stored("stored-half", sixteen)
stored("stored-brain", brain)
stored("stored-whole", whole)
stored("stored-outside", lambda key, value: numpy_helper.from_array(value, key), outside=True)

(folder / "outputs.json").write_text(json.dumps(out) + "\n")
