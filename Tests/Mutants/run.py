#!/usr/bin/env python3
"""Mutation testing in one build: `make mutants`.

The tree is copied to .build-mutants/tree. There each expression of mutants.toml becomes `(mutant(N) ? (slip) : (expression))`, and each
module that has one gets a file that reads the number of the mutant that is on from CDCI_MUTANT. Nothing of it is in the tree itself, so no
other build knows the variable. Then the suites of each mutant are run with it on: a test must fail, or the process must. With none on,
all of them must pass.

    Tests/Mutants/run.py [--tree DIR] [--step copy|build|run] [NUMBER…]

Exit 0: every mutant was noticed but those that mutants.toml calls equivalent. 1: some survived, or an equivalent one did not. 2: the list
does not fit the tree, the build failed, or the tests fail without a mutant.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent

SWITCH = """\
import Glibc

private let mutantThatIsOn: Int = {
  guard let text = unsafe getenv("CDCI_MUTANT") else { return 0 }
  return unsafe Int(String(cString: text)) ?? 0
}()

/// Whether the mutant of this number in Tests/Mutants/mutants.toml is on.
@inline(never) func mutant(_ number: Int) -> Bool { mutantThatIsOn == number }
"""

# Only what the mutants need is built.
NARROWED = """
do {
  var keep: Set<String> = [%s]
  var grew = true
  while grew {
    grew = false
    for target in package.targets where keep.contains(target.name) {
      for dependency in target.dependencies {
        var name: String?
        switch dependency {
        case .byNameItem(let found, _): name = found
        case .targetItem(let found, _): name = found
        default: break
        }
        if let name, package.targets.contains(where: { $0.name == name }), keep.insert(name).inserted { grew = true }
      }
    }
  }
  package.targets = package.targets.filter { keep.contains($0.name) }
  package.products = []
}
"""


misfits = []


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(2)


def mutants():
    """The list, each with its number."""
    listed = tomllib.loads((HERE / "mutants.toml").read_text())["mutant"]
    for number, mutant in enumerate(listed, 1):
        mutant["number"] = number
        if mutant["from"] == mutant["to"]:
            fail(f"mutant {number}: changes nothing")
    return listed


def write(path, text):
    """Only where it differs, so that the build has nothing to do for what is the same."""
    if path.exists() and path.read_bytes() == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)


def mutated(text, own):
    """A file with the mutants that it has; from the last to the first, so that places stay."""
    spots = []
    for mutant in own:
        number, old = mutant["number"], mutant["from"]
        start, end = 0, len(text)
        if "line" in mutant:
            lines = [m for m in re.finditer(r".*\n", text) if mutant["line"] in m.group()]
            if len(lines) != 1:
                misfits.append(f"mutant {number}: expected one line of {mutant['file']} with {mutant['line']!r}, found {len(lines)}")
                continue
            start, end = lines[0].span()
        found = [m.start() for m in re.finditer(re.escape(old), text[start:end])]
        if len(found) != 1:
            misfits.append(f"mutant {number}: expected {old!r} once in {mutant['file']}, found it {len(found)} times")
            continue
        spots.append((start + found[0], mutant))
    for place, mutant in sorted(spots, key=lambda spot: -spot[0]):
        old = mutant["from"]
        new = f"(mutant({mutant['number']}) ? ({mutant['to']}) : ({old}))"
        text = text[:place] + new + text[place + len(old):]
    return text


def targets(listed, tests):
    """Test targets that hold a suite of a filter, by the names of files and directories under Tests."""
    wanted = set()
    for mutant in listed:
        pattern = re.compile(mutant["tests"])
        found = {t for t, suites in tests.items() if any(pattern.search(f"{t}.{suite}") for suite in suites)}
        if not found:
            misfits.append(f"mutant {mutant['number']}: no suite is called {mutant['tests']!r}")
        wanted |= found
    return sorted(wanted)


def suites():
    """Names of the suites of each test target."""
    found = {}
    for folder in sorted((ROOT / "Tests").iterdir()):
        if not folder.name.endswith("Tests"):
            continue
        names = set()
        for file in folder.rglob("*.swift"):
            names |= set(re.findall(r"@Suite[^{\n]*?(?:struct|final class|class|enum|actor) (\w+)", file.read_text()))
        found[folder.name] = names
    return found


def copy(tree, listed):
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, check=True, capture_output=True
    ).stdout.decode().split("\0")
    by_file = {}
    for mutant in listed:
        by_file.setdefault("Sources/" + mutant["file"], []).append(mutant)
    kept = set()
    for name in filter(None, names):
        source = ROOT / name
        if source.is_symlink() or not source.is_file():
            continue
        text = source.read_bytes()
        if name in by_file:
            text = mutated(text.decode(), by_file.pop(name)).encode()
        if name == "Package.swift":
            roots = ", ".join(f'"{t}"' for t in targets(listed, suites()))
            text += (NARROWED % roots).encode()
        write(tree / name, text)
        kept.add(name)
    misfits.extend(f"no such file: {name}" for name in by_file)
    if misfits:
        fail("\n".join(misfits))
    for room in sorted({mutant["file"].split("/")[0] for mutant in listed}):
        name = f"Sources/{room}/MutantSwitch.swift"
        write(tree / name, SWITCH.encode())
        kept.add(name)
    for folder in ("Sources", "Tests"):
        for path in (tree / folder).rglob("*"):
            if path.is_file() and str(path.relative_to(tree)) not in kept:
                path.unlink()


def build(tree):
    done = subprocess.run(["swift", "build", "--build-tests"], cwd=tree, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        fail("\n".join(line for line in done.stdout.splitlines() if "error" in line)[:4000] or done.stdout[-4000:])


class Tests:
    def __init__(self, tree):
        found = sorted((tree / ".build" / "debug").glob("*.xctest"))
        if not found:
            fail("no test program was built")
        self.program, self.tree, self.usual = found[0], tree, {}

    def run(self, number, pattern, limit):
        """Whether the tests pass, how many ran, how long they took; `None` tests where the process ended otherwise."""
        begun = time.monotonic()
        try:
            done = subprocess.run(
                [self.program, "--testing-library", "swift-testing", "--filter", pattern], cwd=self.tree, text=True, errors="replace",
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=limit, env=os.environ | {"CDCI_MUTANT": str(number)})
        except subprocess.TimeoutExpired:
            return False, None, "no end"
        ran = re.search(r"Test run with (\d+) tests?", done.stdout)
        failed = re.findall(r"Test (\w+)\([^\n]*\) (?:recorded an issue|failed)", done.stdout)
        what = failed[0] if failed else f"exit {done.returncode}"
        return done.returncode == 0, int(ran[1]) if ran else None, what if done.returncode else f"{time.monotonic() - begun:.1f} s"

    def baseline(self, pattern):
        if pattern not in self.usual:
            begun = time.monotonic()
            passed, ran, what = self.run(0, pattern, None)
            if not passed or not ran:
                fail(f"without a mutant the tests {pattern} do not pass: {what}, {ran} tests")
            self.usual[pattern] = time.monotonic() - begun
        return self.usual[pattern]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--tree", type=pathlib.Path, default=ROOT / ".build-mutants" / "tree")
    parser.add_argument("--step", choices=["copy", "build", "run"], action="append", help="only this step; can be given several times")
    parser.add_argument("numbers", type=int, nargs="*", help="only these mutants are built and run")
    asked = parser.parse_args()
    steps = asked.step or ["copy", "build", "run"]
    listed = [mutant for mutant in mutants() if not asked.numbers or mutant["number"] in asked.numbers]
    if "copy" in steps:
        copy(asked.tree, listed)
    if "build" in steps:
        build(asked.tree)
    if "run" not in steps:
        return 0
    tests = Tests(asked.tree.resolve())
    survived, noticed = [], []
    for mutant in listed:
        number = mutant["number"]
        usual = tests.baseline(mutant["tests"])
        passed, ran, what = tests.run(number, mutant["tests"], 60 + 10 * usual)
        state = ("equivalent" if "equivalent" in mutant else "SURVIVES") if passed else "noticed"
        print(f"{number:3} {state:10} {mutant['file']}: {mutant['from']} -> {mutant['to']}  [{what}]", flush=True)
        if passed and "equivalent" not in mutant:
            survived.append(number)
        if not passed and "equivalent" in mutant:
            noticed.append(number)
    equivalent = [mutant for mutant in listed if "equivalent" in mutant]
    print(f"{len(listed)} mutants: {len(survived)} survive" + (f" ({', '.join(map(str, survived))})" if survived else ""))
    for mutant in equivalent:
        print(f"  {mutant['number']} is equivalent: {mutant['equivalent']}")
    for number in noticed:
        print(f"  {number} is called equivalent and is not")
    return 1 if survived or noticed else 0


if __name__ == "__main__":
    sys.exit(main())
