"""The changelog in Debian's form: changelog.py CHANGELOG.md VERSION EPOCH

The newest section alone; the whole file is installed beside it by no package manager's rule, so it is short.
"""

import email.utils
import re
import sys
import textwrap


def main():
    path, version, epoch = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        section = re.split(r"^## ", file.read(), flags=re.M)[1]
    items = re.findall(r"^[-*] (.*(?:\n  .*)*)", section, flags=re.M)
    print(f"cdci ({version}-1) stable; urgency=medium\n")
    for item in items or ["See CHANGELOG.md."]:
        print(textwrap.fill(" ".join(item.split()), 78, initial_indent="  * ", subsequent_indent="    "))
    print(f"\n -- cdci maintainers <maintainers@cdci.invalid>  {email.utils.formatdate(int(epoch))}")


main()
