"""What the program is made of, as CycloneDX 1.5: sbom.py SCRATCH VERSION EPOCH PROGRAM

Swift packages as they were resolved, the Swift runtime inside the program, and the C libraries that it loads.
"""

import datetime
import json
import re
import subprocess
import sys


def swift_packages(scratch):
    with open(f"{scratch}/workspace-state.json", encoding="utf-8") as file:
        found = json.load(file)["object"]["dependencies"]
    for dependency in found:
        version = dependency["state"].get("checkoutState", {}).get("version")
        location = dependency["packageRef"]["location"]
        if version:
            where = re.sub(r"^https://|\.git$", "", location)
            yield {"type": "library", "name": dependency["packageRef"]["name"], "version": version,
                   "purl": f"pkg:swift/{where}@{version}"}


def libraries(program):
    for line in subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout.splitlines():
        path = re.search(r"=> (\S+)", line)
        if not path:
            continue
        owner = subprocess.run(["dpkg", "-S", path[1]], capture_output=True, text=True).stdout
        if not owner:  # /lib is a link to /usr/lib
            owner = subprocess.run(["dpkg", "-S", "*" + path[1].rsplit("/", 1)[1]], capture_output=True, text=True).stdout
        if not owner:
            continue
        package = owner.split(":")[0]
        version = subprocess.run(["dpkg-query", "-W", "-f=${Version}", package], capture_output=True, text=True).stdout
        yield {"type": "library", "name": package, "version": version, "purl": f"pkg:deb/debian/{package}@{version}"}


def main():
    scratch, version, epoch, program = sys.argv[1:]
    compiler = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    runtime = re.search(r"Swift version (\S+)", compiler)[1]
    parts = {part["purl"]: part for part in list(swift_packages(scratch)) + list(libraries(program))}
    parts[""] = {"type": "library", "name": "swift-runtime", "version": runtime, "purl": f"pkg:generic/swift@{runtime}"}
    date = datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    print(json.dumps({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {"timestamp": date, "component": {"type": "application", "name": "cdci", "version": version,
                                                      "licenses": [{"license": {"id": "MIT"}}]}},
        "components": sorted(parts.values(), key=lambda part: part["purl"]),
    }, indent=2))


main()
