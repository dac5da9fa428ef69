"""Which one-line faults the tests notice: run.py [--only N,…] [--jobs N]

Every line of mutants.txt changes one expression of the sources. A copy of the package gets all of them at once, each behind
a switch that reads the environment variable CDCI_MUTANT when the tests start; the sources themselves know nothing of it.
The tests that are named with a mutant run once without any mutant (all must pass) and once with it (one must fail).

    file | expression as it stands | changed expression | tests (a filter of `swift test`) | equivalent: the reason, if it is

An expression may be given more of its line for company: what stands in «» is what changes. Exit 1 where one survives that
is not listed as equivalent, or where the list no longer fits the sources.
"""

import concurrent.futures
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
TREE = os.path.join(ROOT, ".build-mutants", "tree")

SWITCH = """import Glibc

/// The number of the fault that is switched on, 0 for none.
package enum Mutant {
  package static let on: Int = {
    guard let text = unsafe getenv("CDCI_MUTANT") else { return 0 }
    return Int(unsafe String(cString: text)) ?? 0
  }()
}
"""


def read():
    mutants = []
    with open(os.path.join(os.path.dirname(__file__), "mutants.txt"), encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip() or line.startswith("#"):
                continue
            fields = [field.strip() for field in line.split(" | ")]
            if len(fields) not in (4, 5):
                sys.exit(f"mutants.txt:{number}: expected 4 or 5 fields between ' | ', found {len(fields)}")
            mutants.append({"id": len(mutants) + 1, "line": number, "file": fields[0], "old": fields[1], "new": fields[2],
                            "tests": fields[3], "equivalent": fields[4] if len(fields) == 5 else None})
    return mutants


def plant(mutants):
    """The copy with every fault behind its switch."""
    os.makedirs(TREE, exist_ok=True)
    subprocess.run(["rsync", "-a", "--delete", "--exclude=.build*", "--exclude=.git", "--exclude=reports/*.tmp",
                    ROOT + "/", TREE + "/"], check=True)
    texts = {}
    for mutant in mutants:
        path = os.path.join(TREE, mutant["file"])
        if path not in texts:
            if not os.path.exists(path):
                sys.exit(f"mutants.txt:{mutant['line']}: expected the file {mutant['file']}, found none")
            with open(path, encoding="utf-8") as file:
                texts[path] = file.read()
        old = mutant["old"]
        inner = re.search("«(.*)»", old)
        around = (old[: inner.start()], old[inner.end():]) if inner else ("", "")
        expression = inner[1] if inner else old
        whole = around[0] + expression + around[1]
        if texts[path].count(whole) != 1:
            sys.exit(f"mutants.txt:{mutant['line']}: expected {whole!r} once in {mutant['file']}, found it {texts[path].count(whole)} times")
        switched = f"(Mutant.on == {mutant['id']} ? ({mutant['new']}) : ({expression}))"
        texts[path] = texts[path].replace(whole, around[0] + switched + around[1])
    for path, text in texts.items():
        if "/Sources/SurveyModel/" not in path and not re.search(r"^(package |public )?import SurveyModel$", text, re.M):
            text = "import SurveyModel\n" + text
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    with open(os.path.join(TREE, "Sources", "SurveyModel", "Mutant.swift"), "w", encoding="utf-8") as file:
        file.write(SWITCH)


def passes(tests, mutant):
    command = ["swift", "test", "--skip-build", "--filter", tests]
    environment = dict(os.environ, CDCI_MUTANT=str(mutant))
    try:
        run = subprocess.run(command, cwd=TREE, env=environment, capture_output=True, text=True, timeout=600)
    except subprocess.TimeoutExpired:
        return False
    if mutant == 0 and re.search(r"with 0 tests", run.stdout + run.stderr):
        sys.exit(f"the filter {tests!r} finds no test")
    return run.returncode == 0


def main():
    mutants = read()
    if "--only" in sys.argv:
        wanted = {int(n) for n in sys.argv[sys.argv.index("--only") + 1].split(",")}
    else:
        wanted = {mutant["id"] for mutant in mutants}
    jobs = int(sys.argv[sys.argv.index("--jobs") + 1]) if "--jobs" in sys.argv else os.cpu_count()
    plant(mutants)
    built = subprocess.run(["swift", "build", "--build-tests"], cwd=TREE, capture_output=True, text=True)
    if built.returncode:
        sys.exit("the copy does not build:\n" + "\n".join(l for l in (built.stdout + built.stderr).splitlines() if "error:" in l))
    chosen = [mutant for mutant in mutants if mutant["id"] in wanted]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        filters = sorted({mutant["tests"] for mutant in chosen})
        for tests, isGreen in zip(filters, pool.map(lambda tests: passes(tests, 0), filters)):
            if not isGreen:
                sys.exit(f"without a mutant the tests {tests!r} fail")
        survived = list(pool.map(lambda mutant: passes(mutant["tests"], mutant["id"]), chosen))
    failed = 0
    for mutant, lives in zip(chosen, survived):
        expected = mutant["equivalent"] is not None
        word = ("equivalent" if expected else "SURVIVES") if lives else "killed"
        failed += lives and not expected
        if expected and not lives:
            word += ", though listed as equivalent"
            failed += 1
        print(f"{mutant['id']:3} {word:10} {mutant['file']}: {mutant['old']}  →  {mutant['new']}")
    print(f"{len(chosen)} mutants, {len(chosen) - sum(survived)} killed, {sum(survived)} survive")
    sys.exit(1 if failed else 0)


main()
