"""Man pages of every command, from the program's own description of its commands.

    manual.py HELP.json VERSION EPOCH FOLDER
"""

import datetime
import json
import os
import sys


def text(words):
    """Words as troff: nothing in them is a request or an escape."""
    lines = words.replace("\\", "\\e").replace("-", "\\-").split("\n")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in lines)


def name(argument):
    """`-f, --format <format>` of an option, `<survey>` of a positional argument."""
    value = f"<{argument.get('valueName', 'value')}>"
    if argument["kind"] == "positional":
        return value + (" ..." if argument.get("isRepeating") else "")
    dashes = {"long": "--", "short": "-", "longWithSingleDash": "-"}
    names = ", ".join(dashes[n["kind"]] + n["name"] for n in argument["names"])
    return names if argument["kind"] == "flag" else f"{names} {value}"


def synopsis(argument):
    shown = name(argument).split(", ")[-1]
    return f"[{shown}]" if argument.get("isOptional") or argument["kind"] == "flag" else shown


def page(command, path, version, date):
    full = "-".join(path)
    out = [f'.TH {full.upper()} 1 "{date}" "cdci {version}" "User Commands"', ".SH NAME"]
    out.append(f"{text(full)} \\- {text(command.get('abstract', '').rstrip('.'))}")
    shown = [a for a in command.get("arguments", []) if a.get("shouldDisplay", True)]
    usage = " ".join(path) + "".join(" " + synopsis(a) for a in shown)
    out += [".SH SYNOPSIS", text(usage + (" <command>" if command.get("subcommands") else ""))]
    if command.get("discussion"):
        out += [".SH DESCRIPTION", "\n.PP\n".join(text(part) for part in command["discussion"].split("\n\n"))]
    if shown:
        out.append(".SH OPTIONS")
    for argument in shown:
        out += [".TP", f"\\fB{text(name(argument))}\\fR", text(argument.get("abstract", "") or "\\&")]
        default = argument.get("defaultValue")
        if default is not None:
            out.append(text(f"Default: {default}."))
    commands = [c for c in command.get("subcommands", []) if c.get("shouldDisplay", True) and c["commandName"] != "help"]
    if commands:
        out.append(".SH COMMANDS")
    for sub in commands:
        out += [".TP", f"\\fB{text('-'.join(path + [sub['commandName']]))}\\fR(1)", text(sub.get("abstract", ""))]
    if len(path) > 1:
        out += [".SH SEE ALSO", f"\\fB{text('-'.join(path[:-1]))}\\fR(1)"]
    return "\n".join(out) + "\n", commands


def main():
    source, version, epoch, folder = sys.argv[1:]
    date = datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc).strftime("%Y-%m-%d")
    with open(source, encoding="utf-8") as file:
        waiting = [(json.load(file)["command"], ["cdci"])]
    while waiting:
        command, path = waiting.pop()
        made, subcommands = page(command, path, version, date)
        with open(os.path.join(folder, "-".join(path) + ".1"), "w", encoding="utf-8") as file:
            file.write(made)
        waiting += [(sub, path + [sub["commandName"]]) for sub in subcommands]


main()
