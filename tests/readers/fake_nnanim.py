"""A command that draws nothing: it notes its words and its folder, and writes files that say their names.

What it notes is a line of JSON in the file NOTES: the files of its folder that it is told too, and as what it was called.
The words `--fail` and `--crash` make it end as the command does, `--unpublished` as npx of what npm does not have.
"""

import json
import os
import sys

words = sys.argv[1:]
with open(os.environ["NOTES"], "a") as notes:
    here = {name: open(name).read() for name in words if os.path.isfile(name) and not name.startswith("/")}
    called = os.environ.get("CALLED")
    notes.write(json.dumps({"words": words, "folder": os.getcwd(), "files": here, "called": called}) + "\n")
if "--fail" in words:
    print('nnanim: --scene: got "x", expected another one\nnnanim: -o: got "y"', file=sys.stderr)
    sys.exit(2)
if "--unpublished" in words:
    print("npm warn Unknown user config\nnpm error code E404\nnpm error 404 Not Found", file=sys.stderr)
    sys.exit(1)
if "--crash" in words:
    sys.exit(9)
outputs = [words[i + 1] for i, word in enumerate(words) if word == "-o"]
for name in outputs:
    if name.endswith("/"):
        os.makedirs(name)
        continue
    with open(name, "w") as file:
        file.write(os.path.basename(name))
if "--json" in words:
    theme = words[words.index("--theme") + 1] if "--theme" in words else "light"
    made = [{"file": name, "width": 600, "height": 400} for name in outputs]
    print(json.dumps({"alt": 'Points & "lines" <b>', "outputs": made, "spec": {"theme": theme}, "notes": ["a note"]}))
