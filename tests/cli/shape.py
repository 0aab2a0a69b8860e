"""Prints which keys a JSON document has and what kind of value stands under each, in order, lists as their first item."""
import json
import sys


def show(value, path):
    if isinstance(value, dict) and value:
        for key, item in value.items():
            show(item, f"{path}.{key}")
    elif isinstance(value, list) and value:
        show(value[0], f"{path}[{len(value)}]")
    else:
        kind = "null" if value is None else type(value).__name__
        print(f"{path[1:]}: {kind}")


with open(sys.argv[1], encoding="utf-8") as file:
    show(json.load(file), "")
